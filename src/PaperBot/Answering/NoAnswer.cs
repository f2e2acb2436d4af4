namespace PaperBot.Answering;

/// <summary>Why there is no answer.</summary>
/// <param name="Reason">One calm sentence for people, with what to do next.</param>
public sealed record NoAnswer(string Reason)
{
    /// <summary>Whether it is no refusal but a fact of the library's records, for which no abstract can be quoted; the sources are then the papers it speaks of.</summary>
    public bool IsRecord { get; init; }

    /// <summary>Whether nothing was asked of the papers: a greeting, thanks, talk about the bot itself.</summary>
    public bool IsChat { get; init; }
}
