using PaperBot.QdrantServer.Contract;
using PaperBot.QdrantServer.Http;

namespace PaperBot.QdrantServer.Queries;

/// <summary>How ranked lists become one: by ranks (RRF, Cormack 2009) or by scores (distribution-based).</summary>
/// <param name="IsByScores">Which of the two.</param>
/// <param name="K">Of RRF: what is added to each rank.</param>
/// <param name="Weights">Of RRF: one for each list; null weighs all alike.</param>
internal sealed record Fusion(bool IsByScores, int K, IReadOnlyList<float>? Weights)
{
    private const int DefaultK = 2;

    public static Fusion Named(string name) => name switch
    {
        "rrf" => new Fusion(false, DefaultK, null),
        "dbsf" => new Fusion(true, DefaultK, null),
        _ => throw Failure.Format($"unknown variant `{name}`, expected `rrf` or `dbsf`"),
    };

    public static Fusion ReadRrf(Fields fields)
    {
        var weights = fields.Optional("weights", since: 17) is { } list ? Collections.Numbers.Read(list, "weights") : null;
        var fusion = new Fusion(false, fields.Whole("k", least: 1) ?? DefaultK, weights);
        fields.End();
        return fusion;
    }

    /// <summary>Joins the lists; the best first.</summary>
    public List<Hit> Join(IReadOnlyList<List<Hit>> lists)
    {
        if (Weights is not null && Weights.Count != lists.Count)
            throw Failure.WrongInput($"Validation failed: Number of weights in RRF should match number of pre-fetches: got {Weights.Count}, expected {lists.Count}");
        var joined = new Dictionary<Collections.PointId, Hit>();
        for (var list = 0; list < lists.Count; list++)
        {
            var scored = IsByScores ? Normalised(lists[list]) : [.. lists[list].Select((hit, rank) => hit with { Score = RankScore(rank, Weights?[list] ?? 1) })];
            foreach (var hit in scored) joined[hit.Point.Id] = joined.TryGetValue(hit.Point.Id, out var other) ? other with { Score = other.Score + hit.Score } : hit;
        }

        return [.. joined.Values.OrderByDescending(hit => hit.Score).ThenByDescending(hit => hit.Point.Id)];
    }

    private float RankScore(int rank, float weight) => weight <= 0 ? 0 : 1f / (((rank + 1) / weight) + K - 1f);

    /// <summary>Scores between the mean minus and plus three standard deviations become 0 to 1.</summary>
    private static List<Hit> Normalised(List<Hit> hits)
    {
        if (hits.Count == 0) return hits;
        float mean = 0, squares = 0;
        for (var i = 0; i < hits.Count; i++)
        {
            var before = hits[i].Score - mean;
            mean += before / (i + 1);
            squares += before * (hits[i].Score - mean);
        }

        var deviation = hits.Count < 2 ? 0 : MathF.Sqrt(squares / (hits.Count - 1));
        var (least, most) = (mean - (3 * deviation), mean + (3 * deviation));
        return [.. hits.Select(hit => hit with { Score = least == most ? 0.5f : (hit.Score - least) / (most - least) })];
    }
}
