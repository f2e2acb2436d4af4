namespace PaperBot.LlamaCpp.Catalogue;

/// <summary>Whether a model fits a machine.</summary>
/// <param name="Place">Where it can run.</param>
/// <param name="NeededBytes">What it takes: weights, context window and working memory, estimated.</param>
/// <param name="IsQuick">Whether answers come at reading speed there, and vectors without a long wait.</param>
/// <param name="Reason">Why, for people.</param>
public sealed record Fit(FitPlace Place, long NeededBytes, bool IsQuick, string Reason);
