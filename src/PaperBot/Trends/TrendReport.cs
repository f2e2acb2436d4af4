using PaperBot.Papers;

namespace PaperBot.Trends;

/// <summary>What is trending, and what that is based on.</summary>
/// <param name="Window">Over how long.</param>
/// <param name="Span">The window's days.</param>
public sealed record TrendReport(TrendWindow Window, TrendSpan Span)
{
    /// <summary>How many papers are new in the window.</summary>
    public int NewPapers { get; init; }

    /// <summary>By the votes that sources counted, most first; empty without any.</summary>
    public IReadOnlyList<VotedPaper> Voted { get; init; } = [];

    /// <summary>By what people of the place asked, opened and liked; empty when nobody did, or when no place was asked for.</summary>
    public IReadOnlyList<ActivePaper> Active { get; init; } = [];

    /// <summary>The newest papers, when there are no votes to rank them by.</summary>
    public IReadOnlyList<Paper> Newest { get; init; } = [];

    /// <summary>Topics on the rise, the most surprising first.</summary>
    public IReadOnlyList<RisingTopic> Rising { get; init; } = [];

    /// <summary>How the topic that was asked for moved, or else the one that rose most; null when there is neither.</summary>
    public TopicTrend? Topic { get; init; }

    /// <summary>What the lists are based on, in calm sentences; empty when <see cref="Nothing"/> is set.</summary>
    public IReadOnlyList<string> Basis { get; init; } = [];

    /// <summary>Why there is nothing to show and what to do, in one calm sentence; null when there is something.</summary>
    public string? Nothing { get; init; }

    /// <summary>What went wrong while votes or doings were read, for the log; the rest of the report is whole.</summary>
    public Exception? Failure { get; init; }

    /// <summary>What did not go as asked, in one calm sentence; null when all did.</summary>
    public string? Remark { get; init; }
}
