namespace PaperBot.Indexing;

/// <summary>How far a copy is.</summary>
/// <param name="Stage">What is being done.</param>
/// <param name="Done">Papers done in this stage.</param>
/// <param name="Total">Papers to do.</param>
public readonly record struct CopyProgress(CopyStage Stage, int Done, int Total);
