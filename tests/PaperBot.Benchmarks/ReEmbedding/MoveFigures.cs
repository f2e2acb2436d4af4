namespace PaperBot.Benchmarks.ReEmbedding;

/// <summary>What the process that moved the library tells.</summary>
internal sealed record MoveFigures
{
    public double Seconds { get; init; }

    public double PeakMegabytes { get; init; }

    /// <summary>Papers it had to embed; fewer than there are when an earlier move was killed.</summary>
    public int Embedded { get; init; }

    /// <summary>When the last vector was stored, and when the new embedding was in force: nobody else writes meanwhile.</summary>
    public DateTime ActivationBegan { get; init; }

    public DateTime ActivationEnded { get; init; }
}
