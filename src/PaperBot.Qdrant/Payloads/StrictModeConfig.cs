namespace PaperBot.Qdrant.Payloads;

/// <summary>What a collection's strict mode allows; null for what it does not limit.</summary>
internal sealed record StrictModeConfig
{
    public bool? Enabled { get; init; }

    public int? UpsertMaxBatchsize { get; init; }

    public int? MaxQueryLimit { get; init; }

    public int? MaxTimeout { get; init; }

    public bool? SearchAllowExact { get; init; }
}
