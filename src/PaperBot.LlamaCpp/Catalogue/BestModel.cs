namespace PaperBot.LlamaCpp.Catalogue;

/// <summary>The model of a kind that suits a machine best.</summary>
/// <param name="Model">The model.</param>
/// <param name="Fit">Why it fits.</param>
public sealed record BestModel(CatalogueModel Model, Fit Fit);
