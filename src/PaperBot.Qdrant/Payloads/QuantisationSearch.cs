namespace PaperBot.Qdrant.Payloads;

/// <summary>How compressed vectors are used: the best <see cref="Oversampling"/> × limit are compared again by the full ones when <see cref="Rescore"/>.</summary>
internal sealed record QuantisationSearch
{
    public bool? Ignore { get; init; }

    public bool? Rescore { get; init; }

    public double? Oversampling { get; init; }
}
