using System.Text.Json;
using PaperBot.LlamaCpp.Catalogue;

namespace PaperBot.App.Json;

/// <summary>What <c>models verify --json</c> found of a model's file.</summary>
internal sealed record VerifiedModelJson(string Id, string Path, long Bytes, string Verdict, string? Sha256)
{
    public static VerifiedModelJson Of(VerifiedModel verified) => new(
        verified.Stored.Name, verified.Stored.Path, verified.Stored.Bytes, JsonNamingPolicy.CamelCase.ConvertName(verified.Verdict.ToString()), verified.Sha256);
}
