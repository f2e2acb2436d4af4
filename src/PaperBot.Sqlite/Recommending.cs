using PaperBot.Indexing;
using PaperBot.Papers;

namespace PaperBot.Sqlite;

/// <summary>Papers to be like and unlike → hits, on one snapshot.</summary>
internal static class Recommending
{
    public static IReadOnlyList<IndexHit> Run(Database database, IndexSnapshot snapshot, Recommendation wanted, CancellationToken cancellationToken)
    {
        var (liked, disliked) = (NumbersOf(database, wanted.Liked), NumbersOf(database, wanted.Disliked));
        if (WantedVector.Of(liked.Select(snapshot.VectorOf), disliked.Select(snapshot.VectorOf)) is not { } vector) return [];
        var named = liked.Union(disliked).ToHashSet();
        var allowed = FilterPass.Of(database, snapshot, wanted.Filter);

        // Those named are likely among the nearest: so many more are looked for.
        var most = (int)Math.Min(int.MaxValue, (long)wanted.Limit + named.Count);
        return
        [
            .. VectorSearch.Run(snapshot, vector, allowed, most, cancellationToken).Numbers.Where(number => !named.Contains(number)).Select(Hit)
                .OrderByDescending(hit => hit.Similarity).ThenBy(hit => hit.Id).Take(wanted.Limit),
        ];

        IndexHit Hit(int number) => new(
            PaperId.Parse(snapshot.Papers.Ids[number]), 0, snapshot.Chunks[number / EmbeddingChunk.Papers]!.Similarity(number % EmbeddingChunk.Papers, vector.Span));
    }

    private static List<int> NumbersOf(Database database, IReadOnlyList<PaperId> ids) =>
        [.. ids.Select(id => RecordStore.NumberOf(database, id)).OfType<int>().Distinct()];
}
