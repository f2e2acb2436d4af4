using PaperBot.Discord.Guilds;
using PaperBot.Papers;
using PaperBot.Trends;

namespace PaperBot.Discord.Talk;

/// <summary>
/// Counts which papers people of a guild, or of a direct conversation, ask for, open and like: for what is trending, and without names. A guild can switch it off. What
/// cannot be counted is let go; no reply waits for it to work.
/// </summary>
internal sealed class ActivityBook(BotParts parts, Doorway doorway, Memory memory)
{
    private static readonly TimeSpan SettingsPatience = TimeSpan.FromSeconds(2);

    /// <summary>What people of a visitor's place do is counted under: the guild, or the direct conversation.</summary>
    public static string PlaceOf(Visitor visitor) => visitor.Guild is { } guild ? Places.Guild(guild) : Places.Channel(visitor);

    /// <summary>Counts one doing with each of <paramref name="papers"/>; <paramref name="by"/> is -1 to take one back.</summary>
    public async Task CountAsync(Visitor visitor, IReadOnlyCollection<PaperId> papers, ActivityKind kind, int by, CancellationToken cancellationToken)
    {
        if (papers.Count == 0 || await doorway.SettingsAsync(visitor.Guild, SettingsPatience).ConfigureAwait(false) is not { CountsActivity: true }) return;
        var today = DateOnly.FromDateTime(parts.Time.GetUtcNow().UtcDateTime);
        await memory.DoAsync("count what is done with papers", token => parts.News.Counts.CountAsync(PlaceOf(visitor), papers, kind, today, by, token), cancellationToken).ConfigureAwait(false);
    }
}
