using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using PaperBot.Conversations;
using PaperBot.Discord.Http;
using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Commands;

/// <summary>
/// Registers the commands by one bulk overwrite, and only when they differ from what was registered last. What was is noted in the bot's state; without a
/// state that can be read they are registered again, which is harmless.
/// </summary>
public sealed partial class CommandRegistration(DiscordApi api, IBotState state, ILogger<CommandRegistration> logger)
{
    /// <summary>The note in the bot's state that holds the fingerprint of what was registered.</summary>
    internal const string Note = "discord.commands";

    /// <summary>Whether what was registered last is what would be registered now.</summary>
    public async Task<bool> IsCurrentAsync(Snowflake application, CancellationToken cancellationToken) =>
        await RegisteredAsync(cancellationToken).ConfigureAwait(false) == Fingerprint(application, CommandCatalogue.All);

    /// <summary>Returns whether anything was sent.</summary>
    /// <exception cref="DiscordException">Discord did not take the commands; the next call tries again.</exception>
    public async Task<bool> EnsureAsync(Snowflake application, CancellationToken cancellationToken)
    {
        var fingerprint = Fingerprint(application, CommandCatalogue.All);
        if (await RegisteredAsync(cancellationToken).ConfigureAwait(false) == fingerprint) return false;
        var count = await api.OverwriteCommandsAsync(application, CommandCatalogue.All, cancellationToken).ConfigureAwait(false);
        Log.Registered(logger, count);
        await NoteAsync(fingerprint, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>A hash of what would be sent, and for whom.</summary>
    internal static string Fingerprint(Snowflake application, IReadOnlyList<CommandDefinition> commands) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{application}\n{JsonSerializer.Serialize(commands, DiscordJson.Options)}")));

    private async Task<string?> RegisteredAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await state.GetNoteAsync(Note, cancellationToken).ConfigureAwait(false);
        }
        catch (BotStateException exception)
        {
            Log.NotRead(logger, exception);
            return null;
        }
    }

    private async Task NoteAsync(string fingerprint, CancellationToken cancellationToken)
    {
        try
        {
            await state.SetNoteAsync(Note, fingerprint, cancellationToken).ConfigureAwait(false);
        }
        catch (BotStateException exception)
        {
            Log.NotNoted(logger, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Registered {Count} commands with Discord.")]
        public static partial void Registered(ILogger logger, int count);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The bot's state does not tell which commands are registered; they are registered again.")]
        public static partial void NotRead(ILogger logger, Exception exception);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The bot's state does not keep which commands are registered; the next start registers them again.")]
        public static partial void NotNoted(ILogger logger, Exception exception);
    }
}
