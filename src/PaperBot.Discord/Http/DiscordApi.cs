using System.Text.Json;
using Microsoft.Extensions.Logging;
using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Http;

/// <summary>
/// Discord's HTTP API, as far as the bot uses it. Every call heeds the rate limits before it is sent, waits out a 429, asks again after a failure where
/// that cannot double anything, and otherwise throws <see cref="DiscordException"/>. Calls for the same channel, or the same interaction, are carried out one
/// after another, in the order in which they were made, as far as they share a rate limit.
/// </summary>
public sealed class DiscordApi : IDisposable
{
    private readonly DiscordOptions _options;
    private readonly DiscordTransport _transport;
    private readonly DiscordSender _sender;
    private readonly FileDownload _download;

    public DiscordApi(DiscordOptions options, TimeProvider time, ILogger<DiscordApi> logger) : this(options, new HttpPace(), time, logger)
    {
    }

    internal DiscordApi(DiscordOptions options, HttpPace pace, TimeProvider time, ILogger logger)
    {
        _options = options;
        _transport = new DiscordTransport(options, pace);
        _sender = new DiscordSender(_transport, pace, time, logger);
        _download = new FileDownload(_transport, options, pace, time);
    }

    /// <summary>The rate limits as learned so far.</summary>
    internal RateLimits Limits => _sender.Limits;

    /// <summary>The application of the bot token.</summary>
    public Task<Application> GetApplicationAsync(CancellationToken cancellationToken) => AskAsync<Application>(DiscordRoutes.Application(), cancellationToken);

    /// <summary>Where the gateway is, and how many sessions may be started.</summary>
    public Task<GatewayBot> GetGatewayBotAsync(CancellationToken cancellationToken) => AskAsync<GatewayBot>(DiscordRoutes.GatewayBot(), cancellationToken);

    /// <summary>Puts <paramref name="commands"/> in place of all global commands; returns their number.</summary>
    public async Task<int> OverwriteCommandsAsync(Snowflake application, IReadOnlyList<CommandDefinition> commands, CancellationToken cancellationToken) =>
        (await AskAsync<JsonElement[]>(DiscordRoutes.Commands(application, commands), cancellationToken).ConfigureAwait(false)).Length;

    /// <summary>
    /// Gives the first response, within the three seconds that Discord grants for it. When an answer is lost it is sent again: Discord takes only one, and says
    /// so of the second. Exempt from the global limit.
    /// </summary>
    public Task RespondAsync(Interaction interaction, InteractionResponse response, CancellationToken cancellationToken) =>
        TellAsync(DiscordRoutes.Response(interaction, response), cancellationToken);

    /// <summary>Edits the first response.</summary>
    public Task<Message> EditResponseAsync(Interaction interaction, MessageBody body, CancellationToken cancellationToken) =>
        AskAsync<Message>(DiscordRoutes.Response(HttpMethod.Patch, interaction, body), cancellationToken);

    /// <summary>The first response as it stands.</summary>
    public Task<Message> GetResponseAsync(Interaction interaction, CancellationToken cancellationToken) =>
        AskAsync<Message>(DiscordRoutes.Response(HttpMethod.Get, interaction), cancellationToken);

    /// <summary>Sends one message more for an interaction. Never repeated when it may have arrived: follow-ups know no nonce.</summary>
    public Task<Message> FollowUpAsync(Interaction interaction, MessageBody body, CancellationToken cancellationToken) =>
        AskAsync<Message>(DiscordRoutes.FollowUp(interaction, body), cancellationToken);

    /// <summary>Sends a message, exactly once: the body carries a nonce that is enforced, given here where it has none.</summary>
    public Task<Message> CreateMessageAsync(Snowflake channel, MessageBody body, CancellationToken cancellationToken) =>
        AskAsync<Message>(DiscordRoutes.Creation(channel, body), cancellationToken);

    /// <summary>Edits a message of the bot.</summary>
    public Task<Message> EditMessageAsync(Snowflake channel, Snowflake message, MessageBody body, CancellationToken cancellationToken) =>
        AskAsync<Message>(DiscordRoutes.Edit(channel, message, body), cancellationToken);

    /// <summary>A message as it stands.</summary>
    public Task<Message> GetMessageAsync(Snowflake channel, Snowflake message, CancellationToken cancellationToken) =>
        AskAsync<Message>(DiscordRoutes.OfMessage(HttpMethod.Get, channel, message), cancellationToken);

    /// <summary>
    /// The up to <paramref name="most"/> (1 to 100) messages that follow on <paramref name="after"/> in a channel, the earliest of them; in no certain order. Empty also where the
    /// permission to read the message history is missing.
    /// </summary>
    public async Task<IReadOnlyList<Message>> GetMessagesAfterAsync(Snowflake channel, Snowflake after, int most, CancellationToken cancellationToken) =>
        await AskAsync<Message[]>(DiscordRoutes.MessagesAfter(channel, after, most), cancellationToken).ConfigureAwait(false);

    /// <summary>The direct conversation with a person; it is the same one whenever it is asked for.</summary>
    public Task<Channel> OpenDirectAsync(Snowflake user, CancellationToken cancellationToken) => AskAsync<Channel>(DiscordRoutes.DirectChannel(user), cancellationToken);

    /// <summary>A channel or thread.</summary>
    public Task<Channel> GetChannelAsync(Snowflake channel, CancellationToken cancellationToken) =>
        AskAsync<Channel>(DiscordRoutes.Channel(channel), cancellationToken);

    /// <summary>Opens a public thread from a message; <paramref name="name"/> has 1 to 100 characters. A message has at most one thread: a second call gives the same.</summary>
    public async Task<Channel> StartThreadAsync(Snowflake channel, Snowflake message, string name, CancellationToken cancellationToken)
    {
        try
        {
            return await AskAsync<Channel>(DiscordRoutes.Thread(channel, message, name), cancellationToken).ConfigureAwait(false);
        }
        catch (DiscordException exception) when (exception.Code == DiscordErrorCode.ThreadExists)
        {
            // A thread that was opened from a message has the message's id.
            return await GetChannelAsync(message, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Shows "is typing…" for ten seconds.</summary>
    public Task ShowTypingAsync(Snowflake channel, CancellationToken cancellationToken) => TellAsync(DiscordRoutes.Typing(channel), cancellationToken);

    /// <summary>
    /// How long to wait before an edit of this interaction's response that shows progress, so that the limit is never reached: edits are spread evenly over the
    /// window, and its last request is always left for the final text, which need not ask here. Zero when nothing is known against it.
    /// </summary>
    public TimeSpan PauseBeforeEdit(Interaction interaction) => _sender.Limits.PauseBeforeEdit(DiscordRoutes.Response(HttpMethod.Patch, interaction));

    /// <summary>The same for a message in a channel.</summary>
    public TimeSpan PauseBeforeEdit(Snowflake channel, Snowflake message) => _sender.Limits.PauseBeforeEdit(DiscordRoutes.OfMessage(HttpMethod.Patch, channel, message));

    /// <summary>The bytes of an uploaded file, at most <paramref name="mostBytes"/>; only from Discord's own file hosts, without the bot token.</summary>
    /// <exception cref="DiscordException">It lies elsewhere, is too long, or could not be fetched.</exception>
    public Task<byte[]> DownloadAsync(Attachment attachment, int mostBytes, CancellationToken cancellationToken) =>
        _download.FetchAsync(attachment, mostBytes, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _transport.Dispose();

    private Task<T> AskAsync<T>(DiscordRequest request, CancellationToken cancellationToken) where T : class =>
        SendAsync(request, answer => JsonSerializer.Deserialize<T>(answer.Body, DiscordJson.Options) ?? throw new JsonException("The answer is null."), cancellationToken);

    private Task<int> TellAsync(DiscordRequest request, CancellationToken cancellationToken) => SendAsync(request, answer => answer.Status, cancellationToken);

    private Task<T> SendAsync<T>(DiscordRequest request, Func<DiscordAnswer, T> read, CancellationToken cancellationToken)
    {
        if (!request.IsOfInteraction && !IsSendable(_options.BotToken)) throw Refusals.NoBotToken();
        return _sender.SendAsync(request, read, cancellationToken);
    }

    private static bool IsSendable(string botToken) => botToken.Length > 0 && botToken.All(letter => letter is > ' ' and < (char)127);
}
