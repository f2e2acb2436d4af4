using Microsoft.Extensions.Logging;
using PaperBot.Discord.Guilds;
using PaperBot.Discord.Http;
using PaperBot.Discord.Messages;
using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Talk;

/// <summary>Lets messages in as <see cref="Doorway"/> lets interactions in. Everybody sees what is said here, so nobody is told twice in a short time why not.</summary>
internal sealed partial class MessageDoor(BotParts parts, Doorway doorway, RunningRequests requests, ChannelBook channels, ILogger<MessageDoor> logger)
{
    private const int MostToldUsers = 10_000;

    private static readonly TimeSpan SettingsPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BetweenRefusals = TimeSpan.FromSeconds(30);

    private readonly RecentValues<Snowflake, DateTimeOffset> _told = new(MostToldUsers);

    /// <summary>Admits a message; null when its author was told why not, or was told so just before.</summary>
    public async Task<(Visitor Visitor, RunningRequest Running, bool IsThread)?> TakeAsync(Message message, User author)
    {
        var channel = message.GuildId is null ? null : await channels.FindAsync(message.ChannelId, CancellationToken.None).ConfigureAwait(false);
        var parent = channel is { IsThread: true } ? channel.ParentId : null;
        var visitor = new Visitor(author.Id, message.GuildId, message.ChannelId, parent, message.Member?.Roles ?? [], Permissions: null);
        var settings = await doorway.SettingsAsync(message.GuildId, SettingsPatience).ConfigureAwait(false);
        var running = requests.TryBegin($"{message.Id}", author.Id);
        var (why, reason) = running is null ? (requests.IsStopping ? Sentences.Restarting : Notices.QueueFull, "busy")
            : settings is null ? (Sentences.SettingsUnread, "settings unread")
            : doorway.WhyNot(settings, visitor, takesQuota: true);
        if (why is null && running is not null) return (visitor, running, channel is { IsThread: true });
        running?.Dispose();
        TalkMetrics.Refused(reason);
        if (MayTell(author.Id)) await SayAsync(message, Sentences.Say(why ?? Notices.QueueFull, isPrivate: false)).ConfigureAwait(false);
        return null;
    }

    /// <summary>Tells somebody whose reply Discord does not show how to go on; at most once in a while.</summary>
    public async Task HintAsync(Message message, Snowflake user)
    {
        var settings = await doorway.SettingsAsync(message.GuildId, SettingsPatience).ConfigureAwait(false);
        var visitor = new Visitor(user, message.GuildId, message.ChannelId, null, message.Member?.Roles ?? [], Permissions: null);
        if (settings is null || doorway.WhyNot(settings, visitor, takesQuota: false).Sentence is not null || !MayTell(user)) return;
        await SayAsync(message, Sentences.Say(Sentences.CannotRead, isPrivate: false)).ConfigureAwait(false);
    }

    /// <summary>Replies with one message, where that is permitted.</summary>
    public async Task SayAsync(Message message, MessageBody body)
    {
        try
        {
            await new MessageTarget(parts.Api, message, parts.Time, _ => Task.CompletedTask).FinishAsync(_ => [body], CancellationToken.None).ConfigureAwait(false);
        }
        catch (DiscordException exception)
        {
            Log.NotSaid(logger, exception, message.Id.Value);
        }
    }

    private bool MayTell(Snowflake user)
    {
        var now = parts.Time.GetUtcNow();
        if (_told.TryGet(user, out var before) && now - before < BetweenRefusals) return false;
        _told.Set(user, now);
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Message {Id} could not be replied to.")]
        public static partial void NotSaid(ILogger logger, Exception exception, ulong id);
    }
}
