using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Talk;

/// <summary>The ids of the last events, so that one delivered twice is handled once. Safe for many at once.</summary>
/// <param name="most">Ids remembered.</param>
internal sealed class SeenIds(int most)
{
    private readonly RecentValues<Snowflake, bool> _ids = new(most);

    /// <summary>Whether <paramref name="id"/> is new; from now on it is not.</summary>
    public bool TryAdd(Snowflake id) => _ids.TryAdd(id, true);
}
