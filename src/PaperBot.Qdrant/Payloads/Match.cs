namespace PaperBot.Qdrant.Payloads;

/// <summary>What a field is compared with; exactly one of the two is given.</summary>
internal sealed record Match
{
    public ScalarValue? Value { get; init; }

    public IReadOnlyList<ScalarValue>? Any { get; init; }
}
