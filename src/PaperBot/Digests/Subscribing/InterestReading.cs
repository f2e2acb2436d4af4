using PaperBot.Answering;
using PaperBot.Text;

namespace PaperBot.Digests.Subscribing;

/// <summary>What somebody typed → an interest, or one sentence why it is none.</summary>
/// <param name="Interest">The interest; null when there is none.</param>
/// <param name="Refusal">What to say instead; null when there is one.</param>
internal sealed record InterestReading(Interest? Interest, SubscriptionOutcome? Refusal)
{
    private const int MostCharacters = 200;

    /// <summary>Reads it; a paper is looked for in the library.</summary>
    public static async Task<InterestReading> ReadAsync(InterestKind kind, string text, Func<CancellationToken, Task<Library>> library, CancellationToken cancellationToken)
    {
        var typed = CleanText.From(text).Trim(' ', '"', '“', '”');
        if (kind == InterestKind.Liked) return new InterestReading(new Interest(kind, ""), null);
        if (typed.Length == 0) return Not($"Say {What(kind)}.");
        if (typed.Length > MostCharacters) return Not($"That is longer than {MostCharacters} characters; say {What(kind)} in fewer words.");
        if (kind == InterestKind.LikePaper) return await ReadPaperAsync(typed, library, cancellationToken).ConfigureAwait(false);
        return TermAnalyzer.Terms(typed).Any()
            ? new InterestReading(new Interest(kind, typed), null)
            : Not($"“{typed}” holds no word that papers could be found by; say {What(kind)}.");
    }

    private static async Task<InterestReading> ReadPaperAsync(string typed, Func<CancellationToken, Task<Library>> library, CancellationToken cancellationToken)
    {
        var index = (await library(cancellationToken).ConfigureAwait(false)).Index;
        var found = await new PaperResolver(index).ResolveAsync(typed, cancellationToken).ConfigureAwait(false);
        return found.Paper is { Paper: var paper }
            ? new InterestReading(new Interest(InterestKind.LikePaper, paper.Title.Length > 0 ? paper.Title : paper.Id.Text) { Paper = paper.Id }, null)
            : new InterestReading(null, SubscriptionOutcome.Not(found.Reason ?? "") with { Closest = found.Closest });
    }

    private static InterestReading Not(string sentence) => new(null, SubscriptionOutcome.Not(sentence));

    private static string What(InterestKind kind) => kind switch
    {
        InterestKind.Author => "whose papers you want to hear of, for example Ada Lovelace",
        InterestKind.Venue => "of which conference or journal you want to hear, for example NeurIPS",
        InterestKind.LikePaper => "which paper the others are to be like, by its title or its identifier",
        _ => "what you want to hear of, for example graph neural networks",
    };
}
