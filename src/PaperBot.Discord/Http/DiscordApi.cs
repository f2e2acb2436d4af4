using Microsoft.Extensions.Logging;
using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Http;

/// <summary>
/// Discord's HTTP API, as far as the bot uses it. Every call heeds the rate limits before it is sent, waits out a 429, asks again after a failure where
/// that cannot double anything, and otherwise throws <see cref="DiscordException"/>.
/// </summary>
public sealed class DiscordApi : IDisposable
{
    public DiscordApi(DiscordOptions options, TimeProvider time, ILogger<DiscordApi> logger)
    {
        _ = (options, time, logger);
    }

    /// <summary>The application of the bot token.</summary>
    public Task<Application> GetApplicationAsync(CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<GatewayBot> GetGatewayBotAsync(CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Puts <paramref name="commands"/> in place of all global commands; returns their number.</summary>
    public Task<int> OverwriteCommandsAsync(Snowflake application, IReadOnlyList<CommandDefinition> commands, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Gives the first response. Not repeated once it may have arrived; exempt from the global limit.</summary>
    public Task RespondAsync(Interaction interaction, InteractionResponse response, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Edits the first response.</summary>
    public Task<Message> EditResponseAsync(Interaction interaction, MessageBody body, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>The first response as it stands.</summary>
    public Task<Message> GetResponseAsync(Interaction interaction, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task DeleteResponseAsync(Interaction interaction, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Sends one message more for an interaction. Never repeated when it may have arrived: follow-ups know no nonce.</summary>
    public Task<Message> FollowUpAsync(Interaction interaction, MessageBody body, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Sends a message, exactly once: the body carries a nonce that is enforced, given here where it has none.</summary>
    public Task<Message> CreateMessageAsync(Snowflake channel, MessageBody body, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<Message> EditMessageAsync(Snowflake channel, Snowflake message, MessageBody body, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<Message> GetMessageAsync(Snowflake channel, Snowflake message, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<Channel> GetChannelAsync(Snowflake channel, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Opens a public thread from a message; <paramref name="name"/> has 1 to 100 characters. A message has at most one thread.</summary>
    public Task<Channel> StartThreadAsync(Snowflake channel, Snowflake message, string name, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Shows "is typing…" for ten seconds.</summary>
    public Task ShowTypingAsync(Snowflake channel, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>
    /// How long to wait before an edit of this interaction's response so that the limit is never reached: one request of the window is always left for
    /// the final text. Zero when nothing is known against it.
    /// </summary>
    public TimeSpan PauseBeforeEdit(Interaction interaction) => throw new NotImplementedException();

    /// <summary>The same for a message in a channel.</summary>
    public TimeSpan PauseBeforeEdit(Snowflake channel, Snowflake message) => throw new NotImplementedException();

    /// <summary>The bytes of an uploaded file, at most <paramref name="mostBytes"/>; only from Discord's own file hosts, without the bot token.</summary>
    public Task<byte[]> DownloadAsync(Attachment attachment, int mostBytes, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
