using PaperBot.Trends;

namespace PaperBot.App.Json;

/// <summary>A paper with its votes: those that rank it, gained in the window when <c>isGain</c>, and all.</summary>
internal sealed record VotedPaperJson(PaperJson Paper, int Votes, int AllVotes, bool IsGain)
{
    public static VotedPaperJson Of(VotedPaper voted) => new(PaperJson.Of(voted.Paper), voted.Votes, voted.AllVotes, voted.IsGain);
}
