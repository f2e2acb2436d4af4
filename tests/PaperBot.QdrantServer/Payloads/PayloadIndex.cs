using System.Text.Json;
using PaperBot.QdrantServer.Filters;

namespace PaperBot.QdrantServer.Payloads;

/// <summary>Where the values of one payload field are: value to slots, and for numbers slot to values.</summary>
internal sealed class PayloadIndex(PayloadPath path, IndexSettings settings)
{
    private readonly Dictionary<string, List<int>> _slotsOf = new(StringComparer.Ordinal);
    private readonly Dictionary<int, double[]> _numbersOf = [];

    public PayloadPath Path => path;

    public IndexSettings Settings => settings;

    /// <summary>Points with at least one value of the index's kind.</summary>
    public int PointCount { get; private set; }

    public void Add(int slot, JsonElement payload)
    {
        var keys = Keys(payload);
        var numbers = Numbers(payload);
        if (keys.Count > 0 || numbers.Length > 0) PointCount++;
        if (numbers.Length > 0) _numbersOf[slot] = numbers;
        foreach (var key in keys)
        {
            if (!_slotsOf.TryGetValue(key, out var slots)) _slotsOf[key] = slots = [];
            var at = slots.BinarySearch(slot);
            if (at < 0) slots.Insert(~at, slot);
        }
    }

    public void Remove(int slot, JsonElement payload)
    {
        var keys = Keys(payload);
        if (keys.Count > 0 || _numbersOf.ContainsKey(slot)) PointCount--;
        _numbersOf.Remove(slot);
        foreach (var key in keys)
        {
            var slots = _slotsOf[key];
            slots.RemoveAt(slots.BinarySearch(slot));
            if (slots.Count == 0) _slotsOf.Remove(key);
        }
    }

    /// <summary>The slots that hold the value, ascending.</summary>
    public IReadOnlyList<int> Lookup(string key) => _slotsOf.TryGetValue(key, out var slots) ? slots : [];

    /// <summary>The numbers (or moments) of a point.</summary>
    public ReadOnlySpan<double> NumbersOf(int slot) => _numbersOf.TryGetValue(slot, out var numbers) ? numbers : [];

    /// <summary>The slots with a number in the range, ascending.</summary>
    public IReadOnlyList<int> Within(ValueRange range)
    {
        var slots = new List<int>();
        foreach (var (slot, numbers) in _numbersOf)
        {
            if (Array.Exists(numbers, range.Holds)) slots.Add(slot);
        }

        slots.Sort();
        return slots;
    }

    /// <summary>Every value with its slots.</summary>
    public IEnumerable<KeyValuePair<string, List<int>>> Values => _slotsOf;

    private HashSet<string> Keys(JsonElement payload)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var value in Flat(payload))
        {
            switch (settings.Kind)
            {
                case IndexKind.Keyword or IndexKind.Uuid when value.ValueKind == JsonValueKind.String: keys.Add(value.GetString()!); break;
                case IndexKind.Integer when value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _): keys.Add(value.GetRawText()); break;
                case IndexKind.Bool when value.ValueKind is JsonValueKind.True or JsonValueKind.False: keys.Add(value.GetRawText()); break;
                case IndexKind.Text when value.ValueKind == JsonValueKind.String: keys.UnionWith(TextTokens.Of(value.GetString()!)); break;
            }
        }

        return keys;
    }

    private double[] Numbers(JsonElement payload) => settings.Kind switch
    {
        IndexKind.Integer => [.. Flat(payload).Where(value => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _)).Select(value => value.GetDouble())],
        IndexKind.Float => [.. Flat(payload).Where(value => value.ValueKind == JsonValueKind.Number).Select(value => value.GetDouble())],
        IndexKind.Datetime => [.. Flat(payload).Select(PayloadMoment.Read).OfType<long>().Select(moment => (double)moment)],
        _ => [],
    };

    private List<JsonElement> Flat(JsonElement payload)
    {
        var flat = new List<JsonElement>();
        foreach (var value in path.Get(payload))
        {
            if (value.ValueKind == JsonValueKind.Array) flat.AddRange(value.EnumerateArray());
            else flat.Add(value);
        }

        return flat;
    }
}
