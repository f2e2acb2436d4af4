using System.Text.Json;
using Microsoft.Extensions.Logging;
using PaperBot.Conversations;
using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Guilds;

/// <summary>
/// The settings of all guilds, kept in the bot's state and, of those used last, in memory. Safe for many at once. What the state cannot read or write
/// surfaces as <see cref="BotStateException"/>: who may ask is not guessed.
/// </summary>
internal sealed partial class GuildBook(IBotState state, ILogger<GuildBook> logger)
{
    private const int MostInMemory = 10_000;
    private const string NotePrefix = "discord.guild.";

    private readonly Lock _gate = new();
    private readonly Dictionary<Snowflake, GuildSettings> _known = [];
    private Task _lastWrite = Task.CompletedTask;
    private int _writes;

    /// <summary>The guild's settings; the defaults when nobody has changed any, and for direct messages (null).</summary>
    public async Task<GuildSettings> GetAsync(Snowflake? guild, CancellationToken cancellationToken)
    {
        if (guild is not { } id) return new GuildSettings();
        int writes;
        lock (_gate)
        {
            if (_known.TryGetValue(id, out var known)) return known;
            writes = _writes;
        }

        var settings = Read(id, await state.GetNoteAsync(NoteOf(id), cancellationToken).ConfigureAwait(false));
        lock (_gate)
        {
            // What was read before a write may be older than what was written.
            if (writes == _writes) Remember(id, settings);
        }

        return settings;
    }

    /// <summary>Keeps what <paramref name="change"/> makes of the guild's settings, and returns it; changes of several people come one after another.</summary>
    public Task<GuildSettings> ChangeAsync(Snowflake guild, Func<GuildSettings, GuildSettings> change, CancellationToken cancellationToken) => InTurnAsync(
        async () =>
        {
            var settings = GuildSettingsJson.Valid(change(await GetAsync(guild, cancellationToken).ConfigureAwait(false)));
            await WriteAsync(guild, settings, cancellationToken).ConfigureAwait(false);
            return settings;
        });

    /// <summary>The bot has left the guild: its settings are let go.</summary>
    public Task RemoveAsync(Snowflake guild, CancellationToken cancellationToken) => InTurnAsync(
        async () =>
        {
            await WriteAsync(guild, null, cancellationToken).ConfigureAwait(false);
            return new GuildSettings();
        });

    /// <summary>
    /// A channel was deleted: it is taken off the lists. The last allowed one stays, since an empty list would open all channels, which nobody decided.
    /// </summary>
    public Task ForgetChannelAsync(Snowflake guild, Snowflake channel, CancellationToken cancellationToken) =>
        ChangeIfNeededAsync(guild, settings => SettingsChange.WithoutDeletedChannel(settings, channel), cancellationToken);

    /// <summary>The same for a role.</summary>
    public Task ForgetRoleAsync(Snowflake guild, Snowflake role, CancellationToken cancellationToken) =>
        ChangeIfNeededAsync(guild, settings => SettingsChange.WithoutDeletedRole(settings, role), cancellationToken);

    private static string NoteOf(Snowflake guild) => NotePrefix + guild;

    private Task<GuildSettings> InTurnAsync(Func<Task<GuildSettings>> write)
    {
        lock (_gate)
        {
            var turn = After(_lastWrite, write);
            _lastWrite = turn;
            return turn;
        }

        static async Task<GuildSettings> After(Task previous, Func<Task<GuildSettings>> write)
        {
            await previous.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
            return await write().ConfigureAwait(false);
        }
    }

    private async Task WriteAsync(Snowflake guild, GuildSettings? settings, CancellationToken cancellationToken)
    {
        await state.SetNoteAsync(NoteOf(guild), settings is null ? null : GuildSettingsJson.Write(settings), cancellationToken).ConfigureAwait(false);
        lock (_gate)
        {
            _writes++;
            if (settings is null) _known.Remove(guild);
            else Remember(guild, settings);
        }
    }

    private async Task ChangeIfNeededAsync(Snowflake guild, Func<GuildSettings, GuildSettings> change, CancellationToken cancellationToken)
    {
        var settings = await GetAsync(guild, cancellationToken).ConfigureAwait(false);
        if (!ReferenceEquals(change(settings), settings)) await ChangeAsync(guild, change, cancellationToken).ConfigureAwait(false);
    }

    private GuildSettings Read(Snowflake guild, string? note)
    {
        if (note is null) return new GuildSettings();
        try
        {
            return GuildSettingsJson.Read(note);
        }
        catch (JsonException exception)
        {
            Log.Malformed(logger, exception, guild.Value);
            return new GuildSettings();
        }
    }

    private void Remember(Snowflake guild, GuildSettings settings)
    {
        // Which one gives way does not matter: it is read again when it is needed.
        if (_known.Count >= MostInMemory && !_known.ContainsKey(guild)) _known.Remove(_known.Keys.First());
        _known[guild] = settings;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The settings of guild {Guild} cannot be read; the defaults are in force until somebody changes them.")]
        public static partial void Malformed(ILogger logger, Exception exception, ulong guild);
    }
}
