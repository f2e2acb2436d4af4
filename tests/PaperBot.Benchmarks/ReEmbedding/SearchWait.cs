namespace PaperBot.Benchmarks.ReEmbedding;

/// <summary>How long one search took.</summary>
/// <param name="Began">When it was asked.</param>
/// <param name="Milliseconds">Until its papers were there.</param>
internal sealed record SearchWait(DateTime Began, double Milliseconds)
{
    public DateTime Ended => Began.AddMilliseconds(Milliseconds);
}
