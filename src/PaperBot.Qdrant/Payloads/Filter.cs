namespace PaperBot.Qdrant.Payloads;

/// <summary>Which points are meant: those that meet all of <see cref="Must"/>, one of <see cref="Should"/> and none of <see cref="MustNot"/>, as far as given.</summary>
internal sealed record Filter
{
    public IReadOnlyList<Condition>? Must { get; init; }

    public IReadOnlyList<Condition>? Should { get; init; }

    public IReadOnlyList<Condition>? MustNot { get; init; }

    public static Filter All(params Condition[] conditions) => new() { Must = conditions };

    public static Filter Any(params Condition[] conditions) => new() { Should = conditions };
}
