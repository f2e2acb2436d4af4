using System.Text.Json;
using PaperBot.QdrantServer.Filters;
using PaperBot.QdrantServer.Payloads;

namespace PaperBot.QdrantServer.Collections;

/// <summary>A part of a collection's points with their columns and indexes. Statistics such as document frequencies are its own.</summary>
internal sealed class Shard
{
    private readonly Dictionary<PointId, int> _slotOf = [];
    private readonly List<StoredPoint?> _points = [];
    private readonly SortedSet<PointId> _ids = [];
    private readonly Dictionary<PayloadPath, PayloadIndex> _indexes = [];

    public Shard(CollectionSettings settings, bool countsReplaced)
    {
        Dense = settings.Dense.Keys.ToDictionary(name => name, _ => new DenseColumn(), StringComparer.Ordinal);
        Sparse = settings.Sparse.Keys.ToDictionary(name => name, _ => new SparseColumn(countsReplaced), StringComparer.Ordinal);
    }

    public IReadOnlyDictionary<string, DenseColumn> Dense { get; }

    public IReadOnlyDictionary<string, SparseColumn> Sparse { get; }

    public int Count => _slotOf.Count;

    /// <summary>All ids from <paramref name="first"/> on, ascending.</summary>
    public IEnumerable<PointId> Ids(PointId? first) => first is not { } from ? _ids : _ids.Count == 0 || _ids.Max.CompareTo(from) < 0 ? [] : _ids.GetViewBetween(from, _ids.Max);

    public IEnumerable<StoredPoint> Points
    {
        get
        {
            for (var slot = 0; slot < _points.Count; slot++)
            {
                if (_points[slot] is { } point) yield return point;
            }
        }
    }

    public int SlotCount => _points.Count;

    public StoredPoint? Find(PointId id) => _slotOf.TryGetValue(id, out var slot) ? _points[slot] : null;

    public StoredPoint? At(int slot) => _points[slot];

    public PayloadIndex? Index(PayloadPath path) => _indexes.GetValueOrDefault(path);

    public bool HasVector(int slot, string name) => Dense.TryGetValue(name, out var dense) ? dense.Get(slot) is not null : Sparse.TryGetValue(name, out var sparse) && sparse.Get(slot) is not null;

    /// <summary>Puts a point in, in place of one with the same id; its vectors are set apart.</summary>
    public StoredPoint Put(PointId id, ulong version, JsonElement payload)
    {
        if (!_slotOf.TryGetValue(id, out var slot))
        {
            slot = _points.Count;
            _points.Add(null);
            _slotOf[id] = slot;
            _ids.Add(id);
        }
        else
        {
            foreach (var index in _indexes.Values) index.Remove(slot, _points[slot]!.Payload);
        }

        foreach (var index in _indexes.Values) index.Add(slot, payload);
        return _points[slot] = new StoredPoint(id, slot, version, payload);
    }

    public bool Delete(PointId id)
    {
        if (!_slotOf.Remove(id, out var slot)) return false;
        _ids.Remove(id);
        foreach (var index in _indexes.Values) index.Remove(slot, _points[slot]!.Payload);
        foreach (var column in Dense.Values) column.Set(slot, null);
        foreach (var column in Sparse.Values) column.Set(slot, null);
        _points[slot] = null;
        return true;
    }

    public void AddIndex(PayloadPath path, IndexSettings settings)
    {
        var index = new PayloadIndex(path, settings);
        foreach (var point in Points) index.Add(point.Slot, point.Payload);
        _indexes[path] = index;
    }

    public void DropIndex(PayloadPath path) => _indexes.Remove(path);

    /// <summary>The points that pass the filter; all without one.</summary>
    public IEnumerable<StoredPoint> Matching(Filter? filter)
    {
        if (filter is null) return Points;
        var candidates = filter.Candidates(this, null);
        var points = candidates is null ? Points : candidates.Select(slot => _points[slot]).OfType<StoredPoint>();
        return points.Where(filter.Compile(this));
    }

    public bool Passes(StoredPoint point, Filter? filter) => filter is null || filter.Holds(new Subject(this, point, point.Payload));
}
