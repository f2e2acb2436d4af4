using PaperBot.LlamaCpp.Catalogue;

namespace PaperBot.App.Json;

/// <summary>A model that <c>models pull --json</c> brought.</summary>
internal sealed record PulledModelJson(string Id, string Path, long Bytes, string? Sha256, bool Verified, string? Source)
{
    public static PulledModelJson Of(StoredModel stored) => new(stored.Name, stored.Path, stored.Bytes, stored.Record?.Sha256, stored.Verified, stored.Record?.Source);
}
