namespace PaperBot.Feeds;

/// <summary>How far a feed of arXiv's API was read.</summary>
internal sealed record ArXivPosition
{
    /// <summary>What was asked for; under another query everything is new.</summary>
    public string Query { get; init; } = "";

    /// <summary>The newest paper that is known together with all before it; null before the first run has come to its end.</summary>
    public Mark? Known { get; init; }

    /// <summary>A reading that has not come down to what is known.</summary>
    public Descent? Under { get; init; }

    /// <summary>What the first page said of itself.</summary>
    public Validators? Validators { get; init; }

    /// <summary>A moment, and the papers (with their versions) that were listed at it.</summary>
    internal sealed record Mark(DateTimeOffset At, IReadOnlyList<string> Papers);

    /// <summary>A reading from the newest paper down.</summary>
    /// <param name="Top">The newest paper when it began.</param>
    /// <param name="Next">How many papers stood above the next one then; by now it may be more, for new ones are put on top, but not less.</param>
    /// <param name="Reached">The moment of the last one read.</param>
    /// <param name="Read">Papers taken.</param>
    internal sealed record Descent(Mark Top, int Next, DateTimeOffset Reached, int Read);
}
