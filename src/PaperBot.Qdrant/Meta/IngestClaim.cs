namespace PaperBot.Qdrant.Meta;

/// <summary>An ingest's claim to be the only one.</summary>
/// <param name="Beat">Grows while the ingest lives.</param>
/// <param name="RenewedAt">When it was last renewed, by the clock of the ingest's machine.</param>
internal sealed record IngestClaim(long Beat, DateTimeOffset RenewedAt)
{
    public const string KindName = "ingest";

    public string Kind { get; init; } = KindName;
}
