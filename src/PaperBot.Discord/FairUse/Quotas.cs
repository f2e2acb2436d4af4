using System.Globalization;
using PaperBot.Discord.Guilds;
using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.FairUse;

/// <summary>
/// Counts what people and guilds use, in memory, and says when somebody has to wait. Safe for many at once; memory stays bounded: of at most 100,000 people and
/// 20,000 guilds it knows what they used within a day. A person is the same one in all guilds; direct messages count for the person alone. Model tokens are
/// charged afterwards, so that a request that was let through may go beyond the day's share; the next one waits then.
/// </summary>
public sealed class Quotas(FairUseOptions options, TimeProvider time)
{
    internal const int MostUsers = 100_000;
    internal const int MostGuilds = 20_000;

    private const char Separator = ':';
    private const string NoGuild = "direct";

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly UsageLedger _users = new(MostUsers);
    private readonly UsageLedger _guilds = new(MostGuilds);

    // Windows follow the clock that never jumps; the wall clock only says when people may come back.
    private readonly long _start = time.GetTimestamp();

    /// <summary>How many people and guilds are kept in mind.</summary>
    internal (int Users, int Guilds) Tracked
    {
        get
        {
            lock (_gate) return (_users.Count, _guilds.Count);
        }
    }

    /// <summary>Takes one request of the visitor's; otherwise one friendly sentence that says when to come back, as a Discord timestamp everybody sees in local time.</summary>
    internal string? TryTake(Visitor visitor, GuildSettings settings)
    {
        lock (_gate)
        {
            var now = time.GetElapsedTime(_start);
            var waits = Waits(visitor, settings, now).Where(wait => wait.Until is not null).ToList();
            if (waits.Count > 0)
            {
                var longest = waits.MaxBy(wait => wait.Until);
                return $"{longest.Reason} Please come back {Told(longest.Until!.Value - now)}.";
            }

            _users.ToUse(visitor.User.Value, now).Take(now);
            if (visitor.Guild is { } guild) _guilds.ToUse(guild.Value, now).Take(now);
            return null;
        }
    }

    /// <summary>Charges model tokens to whom <paramref name="user"/> (a <see cref="UserKey"/>) names; nothing happens for other texts.</summary>
    public void Charge(string user, long modelTokens)
    {
        var parts = user.Split(Separator, 3);
        if (modelTokens <= 0 || parts.Length != 2 || !Snowflake.TryParse(parts[1], out var person)) return;
        lock (_gate)
        {
            var now = time.GetElapsedTime(_start);
            _users.ToUse(person.Value, now).Charge(modelTokens, now);
            if (Snowflake.TryParse(parts[0], out var guild)) _guilds.ToUse(guild.Value, now).Charge(modelTokens, now);
        }
    }

    /// <summary>How a visitor is named in the model's queue and in charges: guild and user.</summary>
    internal static string UserKey(Visitor visitor) => $"{visitor.Guild?.ToString() ?? NoGuild}{Separator}{visitor.User}";

    private IEnumerable<(TimeSpan? Until, string Reason)> Waits(Visitor visitor, GuildSettings settings, TimeSpan now)
    {
        if (_users.Find(visitor.User.Value, now) is { } user)
        {
            var hourly = Least(options.UserRequestsPerHour, settings.UserRequestsPerHour);
            yield return (user.WhenRequest(Least(options.UserRequestsPerMinute, null), Minute, now), "That was a lot in one minute, and others want to ask, too.");
            yield return (user.WhenRequest(hourly, Hour, now), $"You have used your {Requests(hourly)} of this hour.");
            yield return (user.WhenTokens(Math.Max(1, options.UserTokensPerDay)), "You have used your share of the model's time for today.");
        }

        if (visitor.Guild is { } id && _guilds.Find(id.Value, now) is { } guild)
        {
            var hourly = Least(options.GuildRequestsPerHour, settings.GuildRequestsPerHour);
            yield return (guild.WhenRequest(hourly, Hour, now), $"This server has used its {Requests(hourly)} of this hour.");
            yield return (guild.WhenTokens(Math.Max(1, options.GuildTokensPerDay)), "This server has used its share of the model's time for today.");
        }
    }

    private static int Least(int own, int? ofGuild) => Math.Max(1, Math.Min(own, ofGuild ?? own));

    private static string Requests(int limit) => limit == 1 ? "one request" : string.Create(CultureInfo.InvariantCulture, $"{limit:N0} requests");

    /// <summary>Whole seconds, never too early.</summary>
    private string Told(TimeSpan wait)
    {
        var at = time.GetUtcNow() + wait;
        return string.Create(CultureInfo.InvariantCulture, $"<t:{(at.ToUnixTimeMilliseconds() + 1_000) / 1_000}:R>");
    }
}
