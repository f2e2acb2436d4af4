using System.Diagnostics.CodeAnalysis;

namespace PaperBot.Discord.Talk;

/// <summary>The values set last, by key; the oldest keys give way. Safe for many at once.</summary>
/// <param name="most">Keys remembered.</param>
internal sealed class RecentValues<TKey, TValue>(int most)
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, TValue> _values = [];
    private readonly Queue<TKey> _order = [];

    /// <summary>Puts the value in place of the one that is there, if one.</summary>
    public void Set(TKey key, TValue value)
    {
        lock (_lock)
        {
            if (!TryAdd(key, value)) _values[key] = value;
        }
    }

    /// <summary>Adds the value; false, and nothing is changed, where there is one.</summary>
    public bool TryAdd(TKey key, TValue value)
    {
        lock (_lock)
        {
            if (!_values.TryAdd(key, value)) return false;
            _order.Enqueue(key);
            if (_order.Count > most) _values.Remove(_order.Dequeue());
            return true;
        }
    }

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        lock (_lock) return _values.TryGetValue(key, out value);
    }
}
