using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Talk;

/// <summary>The ids of the last events, so that one delivered twice is handled once. Safe for many at once.</summary>
/// <param name="most">Ids remembered.</param>
internal sealed class SeenIds(int most)
{
    private readonly Lock _lock = new();
    private readonly HashSet<Snowflake> _ids = [];
    private readonly Queue<Snowflake> _order = [];

    /// <summary>Whether <paramref name="id"/> is new; from now on it is not.</summary>
    public bool TryAdd(Snowflake id)
    {
        lock (_lock)
        {
            if (!_ids.Add(id)) return false;
            _order.Enqueue(id);
            if (_order.Count > most) _ids.Remove(_order.Dequeue());
            return true;
        }
    }
}
