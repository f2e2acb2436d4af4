namespace PaperBot.QdrantServer.Queries;

/// <summary>How a search is to be made; here every search is exact, so it matters for limits only.</summary>
internal sealed record SearchParameters(bool Exact, int? HnswEf, double? Oversampling)
{
    public static SearchParameters Default { get; } = new(false, null, null);
}
