namespace PaperBot.Qdrant.Payloads;

/// <summary>One condition of a filter, in one of Qdrant's forms: made by the functions below, of which each fills one form.</summary>
internal sealed record Condition
{
    public string? Key { get; init; }

    public Match? Match { get; init; }

    public NumberRange? Range { get; init; }

    public IReadOnlyList<Guid>? HasId { get; init; }

    public string? HasVector { get; init; }

    public NestedFilter? Nested { get; init; }

    public IReadOnlyList<Condition>? Must { get; init; }

    public IReadOnlyList<Condition>? Should { get; init; }

    public IReadOnlyList<Condition>? MustNot { get; init; }

    /// <summary>The field is this value, or a list with it.</summary>
    public static Condition Is(string key, ScalarValue value) => new() { Key = key, Match = new Match { Value = value } };

    /// <summary>The field is one of these values, or a list with one of them; no values are met by nothing.</summary>
    public static Condition IsAny(string key, params IReadOnlyList<ScalarValue> values) => new() { Key = key, Match = new Match { Any = values } };

    /// <summary>The number lies in the range.</summary>
    public static Condition In(string key, NumberRange range) => new() { Key = key, Range = range };

    /// <summary>The point is one of these.</summary>
    public static Condition Ids(IReadOnlyList<Guid> ids) => new() { HasId = ids };

    /// <summary>The point has a vector of this name.</summary>
    public static Condition Vector(string name) => new() { HasVector = name };

    /// <summary>One and the same object in the list under <paramref name="key"/> meets the filter.</summary>
    public static Condition Inside(string key, Filter filter) => new() { Nested = new NestedFilter(key, filter) };

    /// <summary>The point meets a filter of its own.</summary>
    public static Condition Of(Filter filter) =>
        new() { Must = filter.Must, Should = filter.Should, MustNot = filter.MustNot };
}
