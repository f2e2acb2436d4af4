using System.Text.Json;
using Microsoft.Extensions.Logging;
using PaperBot.Discord.Gateway;
using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Talk;

/// <summary>Events of the gateway → a task of its own each. It returns at once, takes each event once, and nothing that an event holds or causes ends the bot.</summary>
internal sealed partial class Inbox(InteractionTalk interactions, MessageTalk messages, GuildTalk guilds, TimeProvider time, ILogger<Inbox> logger)
{
    private const int MostOpen = 20_000;
    private const int MostSeen = 100_000;

    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(20);

    private readonly SeenIds _seen = new(MostSeen);
    private int _open;

    /// <summary>The bot's own user.</summary>
    public Snowflake Self { get; set; }

    /// <summary>Waits until no event is being worked on, for a while.</summary>
    public async Task EmptyAsync(TimeSpan limit)
    {
        for (var start = time.GetTimestamp(); Volatile.Read(ref _open) > 0 && time.GetElapsedTime(start) < limit;)
            await Task.Delay(LookAgain, time).ConfigureAwait(false);
    }

    /// <summary>Takes one event.</summary>
    public void Dispatch(GatewayEvent arrived)
    {
        if (arrived.Name is not ("INTERACTION_CREATE" or "MESSAGE_CREATE" or "READY") && !GuildTalk.Names.Contains(arrived.Name)) return;
        if (Interlocked.Increment(ref _open) > MostOpen)
        {
            Interlocked.Decrement(ref _open);
            TalkMetrics.Ignored("overload");
            Log.Overloaded(logger, arrived.Name);
            return;
        }

        var at = time.GetUtcNow();
        _ = Task.Run(() => HandleAsync(arrived, at));
    }

    private async Task HandleAsync(GatewayEvent arrived, DateTimeOffset at)
    {
        try
        {
            await RunAsync(arrived, at).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            TalkMetrics.Ignored("malformed");
            Log.Malformed(logger, exception, arrived.Name);
        }
        catch (Exception exception)
        {
            Log.Failed(logger, exception, arrived.Name);
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    private Task RunAsync(GatewayEvent arrived, DateTimeOffset at)
    {
        switch (arrived.Name)
        {
            case "INTERACTION_CREATE":
                return arrived.Data.Deserialize<Interaction>(DiscordJson.Options) is { } interaction && IsNew(interaction.Id) ? interactions.RunAsync(interaction, at) : Task.CompletedTask;
            case "MESSAGE_CREATE":
                var message = arrived.Data.Deserialize<Message>(DiscordJson.Options);
                return message is not null && MessageText.IsForBot(message, Self) && IsNew(message.Id) ? messages.RunAsync(message, Self, at) : Task.CompletedTask;
            case "READY":
                return Task.CompletedTask;
            default:
                return guilds.RunAsync(arrived.Name, arrived.Data);
        }
    }

    private bool IsNew(Snowflake id)
    {
        if (_seen.TryAdd(id)) return true;
        TalkMetrics.Ignored("duplicate");
        return false;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "An event {Name} is malformed and was passed over.")]
        public static partial void Malformed(ILogger logger, Exception exception, string name);

        [LoggerMessage(LogLevel.Error, "An event {Name} could not be handled.")]
        public static partial void Failed(ILogger logger, Exception exception, string name);

        [LoggerMessage(LogLevel.Error, "Too many events at once; an event {Name} was dropped.")]
        public static partial void Overloaded(ILogger logger, string name);
    }
}
