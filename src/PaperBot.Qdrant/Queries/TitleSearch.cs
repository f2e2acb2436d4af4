using PaperBot.Indexing;
using PaperBot.Papers;
using PaperBot.Qdrant.Http;
using PaperBot.Qdrant.Meta;
using PaperBot.Qdrant.Payloads;
using PaperBot.Qdrant.Points;
using PaperBot.Text;

namespace PaperBot.Qdrant.Queries;

/// <summary>
/// Titles like a text, and papers whose identifier begins so. The server finds those that share most letters, in one request; the rule that all indexes share decides.
/// </summary>
internal sealed class TitleSearch(LibraryConnection library)
{
    private const int Candidates = 128;
    private const int MostMisspelled = 40;

    public async Task<IReadOnlyList<TitleHit>> FindAsync(string text, int limit, CancellationToken cancellationToken)
    {
        if (limit <= 0) return [];
        var key = TitleLikeness.WantedKey(text);
        var beginnings = TypedIdentifier.Beginnings(text);
        if (key.Length == 0 && beginnings.Count == 0) return [];
        var titles = key.Length == 0 ? [] : new[] { ByLetters(LetterGrams.OfTyped(key), Math.Max(Candidates, limit)), SameTitle(key, limit) };
        QueryRequest[] queries = [.. titles, .. beginnings.Select(beginning => ByLetters(LetterGrams.OfIdentifier(beginning), limit))];
        try
        {
            var answers = await library.Api.QueryBatchAsync(library.Names.Alias, queries, Urgency.Question, cancellationToken).ConfigureAwait(false);
            var byTitle = key.Length == 0 ? [] : Titles(key, answers[0], answers[1], limit);
            var byId = Identifiers(beginnings, answers.Skip(titles.Length).SelectMany(found => found), limit);

            // An identifier typed to its end is meant; of one that has only begun, titles are likelier to be.
            return [.. byId.Where(hit => hit.Similarity == 1).Concat(byTitle).Concat(byId).DistinctBy(hit => hit.Id).Take(limit)];
        }
        catch (QdrantRefusalException refusal) when (refusal.Kind == RefusalKind.NotFound)
        {
            return [];
        }
    }

    private static QueryRequest ByLetters(SparseVector letters, int limit) =>
        new() { Query = Query.NearestTo(letters), Using = Field.LettersVector, Limit = limit, WithPayload = Payload };

    private static QueryRequest SameTitle(string key, int limit) =>
        new() { Filter = Filter.All(Condition.Is(Field.Title, PaperPoint.TitleHash(key)!)), Limit = limit, WithPayload = Payload };

    private static FieldSelection Payload { get; } = FieldSelection.Only(Field.Ids, Field.PaperTitle, Field.Year, Field.Sequence);

    private static List<TitleHit> Titles(string key, IReadOnlyList<ScoredPoint> like, IReadOnlyList<ScoredPoint> same, int limit)
    {
        var least = LetterGrams.OfTyped(key).Values.Count(value => value == 1) * TitleLikeness.LeastTriplesShared;
        var found = same.Concat(like).DistinctBy(point => point.Id).Select(point => new Candidate(point, key)).Where(candidate => candidate.Likeness is not null).ToList();
        var containing = found.Where(candidate => candidate.Rank <= TitleLikeness.InsideRank).ToList();
        if (!containing.Exists(candidate => candidate.Rank == 0) && containing.Count < limit)
        {
            containing.AddRange(found.Where(candidate => candidate.Rank > TitleLikeness.InsideRank && candidate.Point.Score >= least)
                .OrderByDescending(candidate => candidate.Point.Score).Take(MostMisspelled));
        }

        return
        [
            .. containing.OrderBy(candidate => candidate.Rank).ThenByDescending(candidate => candidate.Likeness!.Value.Similarity).ThenBy(candidate => candidate.Sequence)
                .Take(limit).Select(candidate => candidate.ToHit(candidate.Likeness!.Value.Similarity)),
        ];
    }

    private static List<TitleHit> Identifiers(IReadOnlyList<string> beginnings, IEnumerable<ScoredPoint> points, int limit) =>
    [
        .. points.DistinctBy(point => point.Id).Select(point => new Candidate(point, ""))
            .Select(candidate => (Candidate: candidate, Share: beginnings.SelectMany(beginning => candidate.Ids.Select(id => TypedIdentifier.ShareOf(id, beginning))).Max()))
            .Where(found => found.Share is not null).OrderByDescending(found => found.Share).ThenBy(found => found.Candidate.Sequence).Take(limit)
            .Select(found => found.Candidate.ToHit(found.Share!.Value)),
    ];

    private sealed class Candidate(ScoredPoint point, string wantedKey)
    {
        private readonly Paper _paper = PaperPoint.Read(point.Payload);

        public ScoredPoint Point => point;

        public long Sequence { get; } = PaperPoint.Number(point.Payload, Field.Sequence);

        public IEnumerable<PaperId> Ids => _paper.AllIds;

        public (int Rank, double Similarity)? Likeness => _likeness ??= wantedKey.Length == 0 ? null : TitleLikeness.Of(TitleKey.Of(_paper.Title), wantedKey);

        public int Rank => Likeness!.Value.Rank;

        public TitleHit ToHit(double similarity) => new(_paper.Id, _paper.Title, similarity) { Year = _paper.Year };

        private (int Rank, double Similarity)? _likeness;
    }
}
