namespace PaperBot.Benchmarks.Scale;

/// <summary>What was measured for one size; times in milliseconds where nothing else is said, memory and files in megabytes of a million bytes.</summary>
internal sealed record ScaleFigures
{
    public int Papers { get; init; }

    public double IngestSeconds { get; init; }

    /// <summary>Seconds until the embedding was being fitted, and until papers were being embedded.</summary>
    public double ReadingSeconds { get; init; }

    public double FittingSeconds { get; init; }

    public double IngestPeakMegabytes { get; init; }

    public double FileMegabytes { get; init; }

    /// <summary>Opening the file, loading the embedding and the first search, in a process that has done nothing before.</summary>
    public double StartUp { get; init; }

    /// <summary>The first search for which a word had to be corrected, and the first title.</summary>
    public double FirstCorrection { get; init; }

    public double FirstTitle { get; init; }

    /// <summary>Most memory of the process that searched and asked.</summary>
    public double AskPeakMegabytes { get; init; }

    public double[] Index { get; init; } = [];

    public double[] Search { get; init; } = [];

    /// <summary>The same while another asks, too.</summary>
    public double[] SearchByTwo { get; init; } = [];

    public double[] LongSearch { get; init; } = [];

    public double[] Filtered { get; init; } = [];

    public double[] Title { get; init; } = [];

    public double[] Completion { get; init; } = [];

    public double[] Ask { get; init; } = [];

    /// <summary>Adding 500 papers, and searches and completions while that goes on, one after the other.</summary>
    public double GrowthSeconds { get; init; }

    public double[] SearchInGrowth { get; init; } = [];

    public double[] CompletionInGrowth { get; init; } = [];

    public double GrowthPeakMegabytes { get; init; }
}
