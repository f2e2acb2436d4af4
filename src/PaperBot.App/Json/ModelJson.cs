using System.Text.Json;
using PaperBot.LlamaCpp.Catalogue;

namespace PaperBot.App.Json;

/// <summary>A model of the catalogue: what it is, whether it is here, and whether it fits this machine.</summary>
internal sealed record ModelJson(
    string Id,
    string Name,
    string Kind,
    string Publisher,
    string Licence,
    string? LicenceLimit,
    string Repository,
    string? Revision,
    string File,
    string Quantisation,
    double BillionParameters,
    long? Bytes,
    string? Sha256,
    int ContextTokens,
    int MemoryGigabytes,
    bool Thinks,
    string? Note,
    EmbeddingJson? Embedding,
    string? Path,
    bool Verified,
    long PartBytes,
    string Fits,
    bool Quick,
    long NeededBytes,
    string Reason,
    bool Recommended)
{
    public static ModelJson Of(CatalogueModel model, StoredModel? stored, long partBytes, Fit fit, bool recommended) => new(
        model.Id,
        model.Name,
        model.Kind.ToString().ToLowerInvariant(),
        model.Publisher,
        model.Licence,
        model.LicenceLimit,
        model.Repository,
        model.Revision,
        model.File,
        model.Quantisation,
        model.BillionParameters,
        model.Bytes,
        model.Sha256,
        model.ContextTokens,
        model.MemoryGigabytes,
        model.Thinks,
        model.Note,
        model.Embedding is { } use ? new EmbeddingJson(use.Dimensions, JsonNamingPolicy.CamelCase.ConvertName(use.Pooling.ToString()), use.QueryPrefix, use.DocumentPrefix) : null,
        stored?.Path,
        stored?.Verified ?? false,
        partBytes,
        fit.Place.ToString().ToLowerInvariant(),
        fit.IsQuick,
        fit.NeededBytes,
        fit.Reason,
        recommended);
}
