using PaperBot.Indexing;
using PaperBot.Qdrant.Payloads;
using PaperBot.Qdrant.Points;

namespace PaperBot.Qdrant.Queries;

/// <summary>Paper filter → Qdrant filter. It never loses a paper that <see cref="FilterMatch"/> passes.</summary>
internal static class FilterConditions
{
    // So that no list of values is longer than what a strict mode usually allows.
    private const int ValuesTogether = 512;

    /// <summary>Maps <paramref name="filter"/>; <paramref name="sources"/> are the stored values that its sources stand for.</summary>
    public static MappedFilter Of(PaperFilter filter, IReadOnlyList<string> sources)
    {
        if (filter.IsEmpty) return MappedFilter.Everything;
        var isExact = true;
        List<Condition?> must =
        [
            Years(filter),
            filter.Month is { } month ? Condition.Is(Field.Month, month) : null,
            .. Days(filter),
            filter.HasAuthors ? Condition.In(Field.AuthorCount, new NumberRange { Gte = 1 }) : null,
            Any(filter.Authors, name => Words(name, Author, ref isExact)),
            Any(filter.Venues, name => Words(name, word => [.. word.Select(one => Condition.Is(Field.Venue, one))], ref isExact)),
            filter.Sources.Count > 0 ? OneOf(Field.Sources, sources) : null,
            filter.Ids.Count > 0 ? OneOf(Field.Ids, [.. filter.Ids.Select(id => id.Text).Distinct(StringComparer.Ordinal)]) : null,
        ];
        return new MappedFilter(Filter.All([.. must.OfType<Condition>()]), isExact);
    }

    /// <summary>The field has one of many values.</summary>
    public static Condition OneOf(string field, IReadOnlyList<string> values)
    {
        Condition[] parts = [.. values.Chunk(ValuesTogether).Select(chunk => Condition.IsAny(field, [.. chunk.Select(value => (ScalarValue)value)]))];
        return parts.Length == 1 ? parts[0] : Either(parts);
    }

    private static Condition? Years(PaperFilter filter) => filter switch
    {
        { YearFrom: null, YearTo: null, HasYear: false } => null,
        _ => Condition.In(Field.Year, new NumberRange { Gte = filter.YearFrom ?? int.MinValue, Lte = filter.YearTo }),
    };

    // The key that papers are listed by holds the day; that of a paper of which only the year is known would hold the first of January, but it has no month.
    private static Condition[] Days(PaperFilter filter) => filter is { DayFrom: null, DayTo: null }
        ? []
        : [
            Condition.In(Field.Month, new NumberRange { Gte = 1 }),
            Condition.In(Field.Newest, new NumberRange { Gte = filter.DayFrom is { } from ? ListingKey.First(from) : null, Lt = filter.DayTo is { } to ? ListingKey.First(to) + ListingKey.Room : null }),
        ];

    private delegate Condition Named(string name);

    private delegate IReadOnlyList<Condition> WordConditions(IReadOnlyList<string> words);

    private static Condition? Any(IReadOnlyList<string> names, Named condition) => names.Count == 0 ? null : Either([.. names.Select(name => condition(name))]);

    private static Condition Words(string name, WordConditions conditions, ref bool isExact)
    {
        var words = NameWords.Wanted(name, out var isWhole);
        isExact &= isWhole;
        return words.Count == 0 ? Nothing : Condition.Of(Filter.All([.. conditions(words)]));
    }

    /// <summary>All words in the name of one and the same author.</summary>
    private static Condition[] Author(IReadOnlyList<string> words) =>
        [Condition.Inside(Field.Authors, Filter.All([.. words.Select(word => Condition.Is(Field.Words, word))]))];

    /// <summary>Met by no point.</summary>
    private static Condition Nothing => Condition.Ids([]);

    private static Condition Either(Condition[] conditions) => conditions.Length == 0 ? Nothing : Condition.Of(Filter.Any(conditions));
}
