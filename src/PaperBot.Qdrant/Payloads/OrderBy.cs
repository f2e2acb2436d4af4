namespace PaperBot.Qdrant.Payloads;

/// <summary>The field that points are ordered by (it needs an index), <c>asc</c> or <c>desc</c>, from a value on, that value's points included.</summary>
internal sealed record OrderBy(string Key, string? Direction, long? StartFrom)
{
    public const string Ascending = "asc";
    public const string Descending = "desc";
}
