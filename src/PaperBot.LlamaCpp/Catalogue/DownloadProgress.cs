namespace PaperBot.LlamaCpp.Catalogue;

/// <summary>How far a model's file is.</summary>
/// <param name="Stage">What is being done.</param>
/// <param name="DoneBytes">So much of the file.</param>
/// <param name="TotalBytes">Of so much; null when that is not known.</param>
/// <param name="BytesPerSecond">How fast, over the last seconds; 0 when not known yet.</param>
public sealed record DownloadProgress(DownloadStage Stage, long DoneBytes, long? TotalBytes, double BytesPerSecond)
{
    /// <summary>How long it will still take at that pace; null when that is not known.</summary>
    public TimeSpan? Remaining =>
        TotalBytes is { } total && BytesPerSecond >= 1 ? TimeSpan.FromSeconds(Math.Min((total - DoneBytes) / BytesPerSecond, 1e7)) : null;
}
