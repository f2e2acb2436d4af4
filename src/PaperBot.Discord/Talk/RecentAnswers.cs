using PaperBot.Conversations;

namespace PaperBot.Discord.Talk;

/// <summary>The last answer of each place, for those who ask for its evidence in words.</summary>
internal sealed class RecentAnswers(Memory memory)
{
    private const int MostPlaces = 10_000;

    private readonly RecentValues<string, string> _last = new(MostPlaces);

    /// <summary>Notes that <paramref name="reply"/> was given at <paramref name="place"/>, when it holds an answer with quotes.</summary>
    public void Note(string place, GivenReply reply)
    {
        if (reply.Answer is { Statements.Count: > 0 }) _last.Set(place, reply.Id);
    }

    /// <summary>The last reply with an answer; null when there is none.</summary>
    public async Task<GivenReply?> LastAsync(string place, CancellationToken cancellationToken) =>
        _last.TryGet(place, out var id) ? await memory.ReplyAsync(id, cancellationToken).ConfigureAwait(false) : null;
}
