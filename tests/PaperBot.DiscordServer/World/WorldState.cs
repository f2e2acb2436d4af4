using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using PaperBot.DiscordServer.Contract;

namespace PaperBot.DiscordServer.World;

/// <summary>All that the world holds, and what it can be set to.</summary>
internal sealed class WorldState(Func<string, JsonObject, ulong?, Task> dispatch)
{
    private static readonly DateTimeOffset Epoch = new(2015, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private long _lastNumber;
    private long _elapsedTicks;

    public required string BotToken { get; init; }

    public required Func<Uri> GatewayUrl { get; init; }

    public required WorldUser Bot { get; init; }

    public required ulong ApplicationId { get; init; }

    public ConcurrentDictionary<ulong, WorldUser> Users { get; } = [];

    public ConcurrentDictionary<ulong, WorldGuild> Guilds { get; } = [];

    public ConcurrentDictionary<ulong, WorldChannel> Channels { get; } = [];

    /// <summary>Direct conversations by person.</summary>
    public ConcurrentDictionary<ulong, WorldChannel> Direct { get; } = [];

    /// <summary>Interactions by interaction token.</summary>
    public ConcurrentDictionary<string, Exchange> Interactions { get; } = new(StringComparer.Ordinal);

    /// <summary>Messages by channel and enforced nonce.</summary>
    public ConcurrentDictionary<(ulong Channel, string Nonce), WorldMessage> Nonces { get; } = [];

    /// <summary>Files that were uploaded, by id.</summary>
    public ConcurrentDictionary<ulong, UploadedFile> Files { get; } = [];

    /// <summary>Commands by guild; 0 for the global ones.</summary>
    public ConcurrentDictionary<ulong, ImmutableArray<RegisteredCommand>> Commands { get; } = [];

    public TimeSpan ResponseDeadline { get; set; } = TimeSpan.FromSeconds(3);

    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromMinutes(15);

    public TimeSpan NonceLifetime { get; set; } = TimeSpan.FromMinutes(3);

    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(30);

    public bool KeepsHistory { get; set; } = true;

    public bool IgnoresCommandPermissions { get; set; }

    public bool EchoesMessages { get; set; } = true;

    public int Shards { get; set; } = 1;

    public int MaxConcurrency { get; set; } = 1;

    public int SessionsRemaining { get; set; } = 1000;

    /// <summary>Real time and what was let pass beside it.</summary>
    public DateTimeOffset Now => DateTimeOffset.UtcNow + TimeSpan.FromTicks(Volatile.Read(ref _elapsedTicks));

    public void Elapse(TimeSpan time) => Interlocked.Add(ref _elapsedTicks, time.Ticks);

    public ulong NextId() => ((ulong)(Now - Epoch).TotalMilliseconds << 22) | ((ulong)Interlocked.Increment(ref _lastNumber) & 0x3FFFFF);

    /// <summary>Dispatches an event, unless the bot is not there to hear it.</summary>
    public Task DispatchAsync(string name, JsonObject data, WorldGuild? guild) =>
        guild is { IsLeft: true } && name != "GUILD_DELETE" ? Task.CompletedTask : dispatch(name, data, guild?.Id);

    public WorldChannel DirectChannelOf(WorldUser user) => Direct.GetOrAdd(user.Id, _ =>
    {
        var channel = new WorldChannel { Id = NextId(), Kind = WorldChannel.Direct, Recipient = user };
        Channels[channel.Id] = channel;
        return channel;
    });

    public UploadedFile Upload(UploadedFile file)
    {
        var kept = file with { Id = NextId() };
        Files[kept.Id] = kept;
        return kept;
    }

    /// <summary>Sends a message of the bot for an interaction; the first one becomes the original response.</summary>
    public async Task<WorldMessage> AnswerAsync(Exchange exchange, MessageState shown)
    {
        var isFirst = exchange.Response is null;
        var reference = isFirst ? exchange.Source : exchange.Response;
        var message = new WorldMessage(shown, KeepsHistory)
        {
            Id = NextId(), Channel = exchange.Channel, Author = Bot, CreatedAt = Now, Reference = reference, Origin = exchange, IsForInteraction = true,
            Kind = reference is not null ? 19 : exchange.CommandKind == 1 ? 20 : 23,
        };
        if (isFirst) exchange.Response = message;
        Keep(message);
        await TellAsync("MESSAGE_CREATE", message).ConfigureAwait(false);
        return message;
    }

    /// <summary>Edits a message of the bot.</summary>
    public async Task<Reply> EditAsync(WorldMessage message, JsonElement body)
    {
        Refusal.ThrowIfAny(MessageLimits.Check(body));
        if (message.Current.With(body).IsEmpty) throw Refusal.EmptyMessage;
        message.Change(current => current.With(body) with { Flags = current.With(body).Flags & ~MessageState.Loading, EditedAt = Now });
        await TellAsync("MESSAGE_UPDATE", message).ConfigureAwait(false);
        return Reply.Of(new WorldJson(this).Message(message));
    }

    public async Task DeleteAsync(WorldMessage message)
    {
        message.IsDeleted = true;
        message.Channel.Kept.TryRemove(message.Id, out _);
        message.Announce();
        if (message.IsEphemeral) return;
        var json = new JsonObject { ["id"] = WorldJson.Id(message.Id), ["channel_id"] = WorldJson.Id(message.Channel.Id) };
        if (message.Channel.Guild is { } guild) json["guild_id"] = WorldJson.Id(guild.Id);
        await DispatchAsync("MESSAGE_DELETE", json, message.Channel.Guild).ConfigureAwait(false);
    }

    /// <summary>Opens a thread from a message; its id is the message's.</summary>
    public async Task<WorldChannel> OpenThreadAsync(WorldUser owner, WorldMessage message, string name)
    {
        var channel = message.Channel;
        var thread = new WorldChannel { Id = message.Id, Kind = WorldChannel.Thread, Guild = channel.Guild, Parent = channel, Name = name, OwnerId = owner.Id, Starter = message };
        if (!Channels.TryAdd(thread.Id, thread)) throw new Refusal(400, 160004, "A thread has already been created for this message");
        message.Thread = thread;
        message.Change(current => current with { Flags = current.Flags | MessageState.HasThread });
        var created = WorldJson.Channel(thread);
        created["newly_created"] = true;
        await DispatchAsync("THREAD_CREATE", created, channel.Guild).ConfigureAwait(false);
        await TellAsync("MESSAGE_UPDATE", message).ConfigureAwait(false);
        return thread;
    }

    public Task DeleteAsync(WorldChannel channel)
    {
        channel.IsDeleted = true;
        channel.Guild?.Channels.TryRemove(channel.Id, out _);
        return DispatchAsync(channel.IsThread ? "THREAD_DELETE" : "CHANNEL_DELETE", WorldJson.Channel(channel), channel.Guild);
    }

    /// <summary>Puts a message where everybody sees it, if it is for everybody.</summary>
    public void Keep(WorldMessage message)
    {
        if (!message.IsEphemeral) message.Channel.Keep(message);
        if (ReferenceEquals(message.Author, Bot)) message.Origin?.Add(message);
    }

    /// <summary>Tells the bot of a message that came or changed; those that only one person sees are not told.</summary>
    public Task TellAsync(string name, WorldMessage message) =>
        message.IsEphemeral || (!EchoesMessages && ReferenceEquals(message.Author, Bot))
            ? Task.CompletedTask
            : DispatchAsync(name, new WorldJson(this).Event(message), message.Channel.Guild);
}
