using PaperBot.Indexing;
using PaperBot.Papers;
using PaperBot.Qdrant.Points;
using PaperBot.Text;

namespace PaperBot.Qdrant.Writing;

/// <summary>
/// Decides what a batch of papers does to those that are stored: which points are written, which go, and what became of each paper. It looks at nothing but what it is
/// given: all stored papers that share an identifier or a title with the batch.
/// </summary>
internal sealed class MergePlan
{
    private readonly Dictionary<PaperId, List<Entry>> _byId = [];
    private readonly Dictionary<string, List<Entry>> _byTitle = new(StringComparer.Ordinal);
    private readonly List<Entry> _new = [];
    private readonly List<Entry> _stored = [];
    private long _nextSequence;

    private MergePlan(IEnumerable<PlacedPaper> stored, long nextSequence)
    {
        _nextSequence = nextSequence;
        foreach (var placed in stored.DistinctBy(placed => placed.Point))
        {
            var entry = new Entry(placed.Point, placed.Sequence, placed.Paper, isNew: false);
            _stored.Add(entry);
            Remember(entry);
        }
    }

    /// <summary>Adds <paramref name="papers"/>, in their order, to <paramref name="stored"/>; new ones are placed from <paramref name="nextSequence"/> on.</summary>
    public static MergedBatch Of(IEnumerable<PlacedPaper> stored, IReadOnlyList<Paper> papers, long nextSequence)
    {
        var plan = new MergePlan(stored, nextSequence);
        UpsertOutcome[] outcomes = [.. papers.Select(plan.Add)];
        return new MergedBatch(
            outcomes,
            [.. plan._new.Where(entry => !entry.IsAbsorbed).Select(entry => entry.ToPlaced())],
            [.. plan._stored.Where(entry => entry.IsChanged && !entry.IsAbsorbed).Select(entry => entry.ToPlaced())],
            [.. plan._stored.Where(entry => entry.IsAbsorbed).Select(entry => entry.Point)]);
    }

    private UpsertOutcome Add(Paper paper)
    {
        var known = KnownAs(paper);
        if (known.Count == 0)
        {
            var added = new Entry(PointId.Of(paper.Id), _nextSequence++, paper, isNew: true);
            _new.Add(added);
            Remember(added);
            return UpsertOutcome.New;
        }

        var (first, stored) = (known[0], known[0].Paper);
        var merged = PaperMerge.Merge(stored, paper);
        foreach (var other in known.Skip(1)) merged = PaperMerge.Merge(merged, Absorb(other));
        if (ReferenceEquals(merged, stored)) return UpsertOutcome.Unchanged;

        var outcome = known.Count == 1 && PaperContent.AreEqual(stored, merged) ? UpsertOutcome.Unchanged : UpsertOutcome.Updated;
        if (outcome == UpsertOutcome.Updated || !stored.Provenances.SequenceEqual(merged.Provenances)) Change(first, merged);
        return outcome;
    }

    /// <summary>The papers that this one is, the earliest first: by its identifiers, or else by its title.</summary>
    private List<Entry> KnownAs(Paper paper)
    {
        var named = paper.AllIds.SelectMany(id => _byId.GetValueOrDefault(id) ?? []).Distinct().Order().ToList();
        var key = TitleKey.Of(paper.Title);
        if (named.Count > 0 || key.Length == 0 || !_byTitle.TryGetValue(key, out var titled)) return named;
        return [.. titled.Order().Where(entry => PaperIdentity.SameTitleMeansSamePaper(entry.Paper, paper)).Take(1)];
    }

    private void Change(Entry entry, Paper merged)
    {
        Forget(entry);
        entry.Change(merged);
        Remember(entry);
    }

    /// <summary>The paper turns out to be another one too: it gives up its place, and its identifiers lead to that one.</summary>
    private Paper Absorb(Entry entry)
    {
        Forget(entry);
        entry.IsAbsorbed = true;
        return entry.Paper;
    }

    private void Remember(Entry entry)
    {
        foreach (var id in entry.Paper.AllIds) Bucket(_byId, id).Add(entry);
        Bucket(_byTitle, TitleKey.Of(entry.Paper.Title)).Add(entry);
    }

    private void Forget(Entry entry)
    {
        foreach (var id in entry.Paper.AllIds) Bucket(_byId, id).Remove(entry);
        Bucket(_byTitle, TitleKey.Of(entry.Paper.Title)).Remove(entry);
    }

    private static List<Entry> Bucket<T>(Dictionary<T, List<Entry>> buckets, T key)
        where T : notnull => buckets.TryGetValue(key, out var bucket) ? bucket : buckets[key] = [];

    private sealed class Entry(Guid point, long sequence, Paper paper, bool isNew) : IComparable<Entry>
    {
        public Guid Point => point;

        public Paper Paper { get; private set; } = paper;

        public bool IsChanged { get; private set; } = isNew;

        public bool IsAbsorbed { get; set; }

        public void Change(Paper merged) => (Paper, IsChanged) = (merged, true);

        public PlacedPaper ToPlaced() => new(point, sequence, Paper);

        public int CompareTo(Entry? other) => other is null ? 1 : (sequence, point).CompareTo((other.Sequence, other.Point));

        private long Sequence => sequence;
    }
}
