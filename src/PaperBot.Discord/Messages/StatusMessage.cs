using PaperBot.Conversations;
using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Messages;

/// <summary>Status → message: what is answered from, who writes, what is amiss.</summary>
public static class StatusMessage
{
    private const int LineCharacters = 300;
    private const int MostLines = 10;

    /// <summary>The status for the person who asked alone.</summary>
    /// <param name="status">What the assistant answers from and who writes.</param>
    /// <param name="lines">What else there is to tell, a sentence each; at most ten are shown.</param>
    public static MessageBody Of(AssistantStatus status, IReadOnlyList<string> lines)
    {
        string[] facts =
        [
            status switch
            {
                { PaperCount: 0 } => "The library is empty; /add brings papers in.",
                { IsStarter: true } => $"I answer from the starter library: {Wording.Count(status.PaperCount, "landmark paper")}. The first paper that is added takes its place.",
                _ => $"I answer from {Wording.Count(status.PaperCount, "paper")}.",
            },
            status.Model is { } model ? $"{model} writes the answers; each statement is checked against the papers." : "Answers are put together from the papers' own sentences.",
            .. status.Trouble is { } trouble ? [Wording.Trouble(trouble)] : Array.Empty<string>(),
            .. status.Embedding is null ? Array.Empty<string>() : ["Papers are found by their words and by meaning."],
            .. lines.Take(MostLines),
        ];
        var composition = new Composition
        {
            Title = "Status",
            Color = status.Trouble is null ? Palette.Calm : Palette.Refusal,
            Body = [.. facts.Select(fact => Markdown.Escape(Wording.InDiscord(fact), LineCharacters)).Where(fact => fact.Length > 0).Select(fact => new Block("- " + fact))],
        };
        return Composer.Messages(composition, new ReplyLook("") { IsPrivate = true })[0];
    }
}
