using PaperBot.QdrantServer.Collections;
using PaperBot.QdrantServer.Payloads;

namespace PaperBot.QdrantServer.Filters;

/// <summary>All of <c>must</c>, one of <c>should</c>, enough of <c>min_should</c>, none of <c>must_not</c>; an empty list asks for nothing.</summary>
internal sealed record Filter(IReadOnlyList<Condition> Must, IReadOnlyList<Condition> Should, IReadOnlyList<Condition> MustNot, IReadOnlyList<Condition> MinShould, int MinCount) : Condition
{
    public static Filter OfMust(params Condition[] conditions) => new(conditions, [], [], [], 0);

    public override int Count => All.Sum(condition => condition.Count);

    public override int InputSize => All.Select(condition => condition.InputSize).DefaultIfEmpty().Max();

    private IEnumerable<Condition> All => Must.Concat(Should).Concat(MustNot).Concat(MinShould);

    /// <summary>Both; either may be missing.</summary>
    public static Filter? And(Filter? left, Filter? right) => left is null ? right : right is null ? left : OfMust(left, right);

    public override bool Holds(Subject subject)
    {
        foreach (var condition in Must)
        {
            if (!condition.Holds(subject)) return false;
        }

        foreach (var condition in MustNot)
        {
            if (condition.Holds(subject)) return false;
        }

        return (Should.Count == 0 || Should.Any(condition => condition.Holds(subject))) && (MinShould.Count == 0 || MinShould.Count(condition => condition.Holds(subject)) >= MinCount);
    }

    public override Func<StoredPoint, bool> Compile(Shard shard)
    {
        Func<StoredPoint, bool>[] Each(IReadOnlyList<Condition> conditions) => [.. conditions.Select(condition => condition.Compile(shard))];
        var (must, should, mustNot, minShould) = (Each(Must), Each(Should), Each(MustNot), Each(MinShould));
        return point => Array.TrueForAll(must, holds => holds(point)) && !Array.Exists(mustNot, holds => holds(point))
            && (should.Length == 0 || Array.Exists(should, holds => holds(point))) && (minShould.Length == 0 || minShould.Count(holds => holds(point)) >= MinCount);
    }

    public override IReadOnlyList<int>? Candidates(Shard shard, PayloadPath? prefix)
    {
        IReadOnlyList<int>? best = null;
        foreach (var condition in Must)
        {
            if (condition.Candidates(shard, prefix) is { } found && (best is null || found.Count < best.Count)) best = found;
        }

        if (best is not null || Should.Count == 0) return best;
        var union = new SortedSet<int>();
        foreach (var condition in Should)
        {
            if (condition.Candidates(shard, prefix) is not { } found) return null;
            union.UnionWith(found);
        }

        return [.. union];
    }

    public override IEnumerable<RequiredIndex> Required(PayloadPath? prefix) => All.SelectMany(condition => condition.Required(prefix));
}
