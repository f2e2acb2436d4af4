using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace PaperBot.DiscordServer.World;

/// <summary>
/// Guilds, channels, members, messages and interactions in memory: carries out what the bot asks for, and lets users act. It begins with one guild, one
/// text channel, a reader and a manager, and a bot that may do what a bot usually may. Safe for use from many threads.
/// <example>
/// <code>
/// await using var discord = await LoopbackDiscord.StartAsync();
/// var world = discord.World;
/// // … start the bot with discord.BotToken, discord.ApiBaseUrl …
/// await world.WaitForCommandsAsync();
/// var asked = await world.SlashAsync(world.Reader, world.Channel, "ask", ("question", "What is attention?"));
/// var answer = await asked.WaitForFinalAsync(message => message.HasButton("Evidence"));
/// var evidence = await world.ClickAsync(world.Reader, answer, "Evidence");
/// Assert.True((await evidence.WaitForFinalAsync()).IsEphemeral);
/// var mentioned = await world.MentionAsync(world.Reader, world.Channel, "and transformers?");
/// await mentioned.WaitForTextAsync("[1]");
/// Assert.Empty(discord.Violations);
/// </code>
/// </example>
/// </summary>
public sealed class DiscordWorld
{
    private readonly WorldState _state;
    private readonly Routes _routes;
    private readonly CommandActs _commands;
    private readonly ComponentActs _components;
    private readonly MessageActs _messages;
    private readonly GuildActs _guilds;

    /// <param name="botToken">What a request has to show.</param>
    /// <param name="gatewayUrl">What <c>GET /gateway/bot</c> tells.</param>
    /// <param name="dispatch">Sends an event to the bot: name, payload, guild.</param>
    public DiscordWorld(string botToken, Func<Uri> gatewayUrl, Func<string, JsonObject, ulong?, Task> dispatch)
    {
        Bot = new WorldUser { Id = 1100000000000000001, Username = "PaperBot", IsBot = true };
        _state = new WorldState((name, data, guild) =>
        {
            Dispatching?.Invoke(name, data);
            return dispatch(name, data, guild);
        })
        {     BotToken = botToken, GatewayUrl = gatewayUrl, Bot = Bot, ApplicationId = Bot.Id,
        };
        _state.Users[Bot.Id] = Bot;
        (_routes, _commands, _components, _messages, _guilds) = (new Routes(_state), new CommandActs(_state), new ComponentActs(_state), new MessageActs(_state), new GuildActs(_state));
        Guild = AddGuild("Reading group");
        Channel = AddChannel("papers");
        Reader = AddUser("ada");
        Manager = AddUser("grace");
        GiveRole(Manager, AddRole("organisers", WorldPermissions.ManageGuild));
    }

    /// <summary>The bot; the application has the same id.</summary>
    public WorldUser Bot { get; }

    /// <summary>The guild that is there from the start.</summary>
    public WorldGuild Guild { get; }

    /// <summary>Its text channel.</summary>
    public WorldChannel Channel { get; }

    /// <summary>A member without special permissions.</summary>
    public WorldUser Reader { get; }

    /// <summary>A member who may manage the guild.</summary>
    public WorldUser Manager { get; }

    /// <summary>Told of every event before the gateway is, whether or not a bot is connected; name and payload, which it must not change.</summary>
    public Action<string, JsonObject>? Dispatching { get; set; }

    /// <summary>How long the first response may take, in real time. Default 3 seconds.</summary>
    public TimeSpan ResponseDeadline { get => _state.ResponseDeadline; set => _state.ResponseDeadline = value; }

    /// <summary>How long an interaction token is good; see <see cref="Elapse"/>. Default 15 minutes.</summary>
    public TimeSpan TokenLifetime { get => _state.TokenLifetime; set => _state.TokenLifetime = value; }

    /// <summary>How long an enforced nonce is remembered. Default 3 minutes.</summary>
    public TimeSpan NonceLifetime { get => _state.NonceLifetime; set => _state.NonceLifetime = value; }

    /// <summary>How long the waiting methods of an <see cref="Exchange"/> wait before they fail. Default 30 seconds.</summary>
    public TimeSpan Patience { get => _state.Patience; set => _state.Patience = value; }

    /// <summary>Whether messages keep all that they have shown, and exchanges what was dispatched; benchmarks switch it off to bound memory. Default true.</summary>
    public bool KeepsHistory { get => _state.KeepsHistory; set => _state.KeepsHistory = value; }

    /// <summary>Whether the bot is told of its own messages, as it is with the intent for guild messages. Default true.</summary>
    public bool EchoesMessages { get => _state.EchoesMessages; set => _state.EchoesMessages = value; }

    /// <summary>Whether people use commands that their client would hide from them. Default false: that is an error of the test.</summary>
    public bool IgnoresCommandPermissions { get => _state.IgnoresCommandPermissions; set => _state.IgnoresCommandPermissions = value; }

    /// <summary>The shards that <c>GET /gateway/bot</c> recommends. Default 1.</summary>
    public int RecommendedShards { get => _state.Shards; set => _state.Shards = value; }

    /// <summary>The shards that may identify at once, as <c>GET /gateway/bot</c> tells. Default 1.</summary>
    public int MaxConcurrency { get => _state.MaxConcurrency; set => _state.MaxConcurrency = value; }

    /// <summary>The sessions that may still be started, as <c>GET /gateway/bot</c> tells. Default 1,000.</summary>
    public int SessionsRemaining { get => _state.SessionsRemaining; set => _state.SessionsRemaining = value; }

    /// <summary>The global commands that the bot registered.</summary>
    public IReadOnlyList<RegisteredCommand> Commands => _state.Commands.GetValueOrDefault(0UL, []);

    /// <summary>Waits until the bot has registered its commands.</summary>
    public async Task WaitForCommandsAsync(TimeSpan? timeout = null)
    {
        var until = DateTimeOffset.UtcNow + (timeout ?? Patience);
        while (Commands.Count == 0)
        {
            if (DateTimeOffset.UtcNow > until) throw new TimeoutException("The bot registered no commands.");
            await Task.Delay(10).ConfigureAwait(false);
        }
    }

    /// <summary>Lets time pass for interaction tokens and nonces, not for the deadline of the first response.</summary>
    public void Elapse(TimeSpan time) => _state.Elapse(time);

    /// <summary>Carries out one request and answers it.</summary>
    public async Task AnswerAsync(RecordedRequest request, HttpContext context)
    {
        if (request.Path.StartsWith("/attachments/", StringComparison.Ordinal))
        {
            await FileEndpoint.AnswerAsync(_state, request, context).ConfigureAwait(false);
            return;
        }

        var reply = await ReplyAsync(request).ConfigureAwait(false);
        context.Response.StatusCode = reply.Status;
        if (reply.Body is null) return;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(reply.Body.ToJsonString(), context.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>The payload of READY, less what the gateway knows itself (session, resume address, shard); guilds still to come.</summary>
    public JsonObject Ready() => new()
    {
        ["v"] = 10, ["user"] = WorldJson.User(Bot), ["application"] = new JsonObject { ["id"] = WorldJson.Id(Bot.Id), ["flags"] = 0 },
        ["guilds"] = new JsonArray([.. _state.Guilds.Values.Where(guild => !guild.IsLeft).Select(guild => new JsonObject { ["id"] = WorldJson.Id(guild.Id), ["unavailable"] = true })]),
        ["private_channels"] = new JsonArray(), ["relationships"] = new JsonArray(), ["guild_join_requests"] = new JsonArray(), ["presences"] = new JsonArray(), ["user_settings"] = new JsonObject(),
    };

    /// <summary>The GUILD_CREATE payloads that follow READY, by guild.</summary>
    public IReadOnlyList<(ulong Guild, JsonObject Data)> GuildCreates() => 
        [.. _state.Guilds.Values.Where(guild => !guild.IsLeft).Select(guild => (guild.Id, _guilds.Create(guild)))];

    public WorldGuild AddGuild(string name)
    {
        var id = _state.NextId();
        var guild = new WorldGuild { Id = id, Name = name, OwnerId = _state.NextId() };
        guild.Roles[id] = new WorldRole { Id = id, Name = "@everyone", Permissions = WorldPermissions.Everyday };
        guild.Members[Bot.Id] = [];
        _state.Guilds[id] = guild;
        return guild;
    }

    /// <summary>Adds a text channel; <paramref name="kind"/> is Discord's channel type.</summary>
    public WorldChannel AddChannel(string name, WorldGuild? guild = null, int kind = WorldChannel.Text)
    {
        guild ??= Guild;
        var channel = new WorldChannel { Id = _state.NextId(), Kind = kind, Guild = guild, Name = name };
        guild.Channels[channel.Id] = channel;
        return _state.Channels[channel.Id] = channel;
    }

    /// <summary>Adds a person and makes them a member of a guild.</summary>
    public WorldUser AddUser(string name, WorldGuild? guild = null, string locale = "en-GB")
    {
        var user = new WorldUser { Id = _state.NextId(), Username = name, GlobalName = name[..1].ToUpperInvariant() + name[1..], Locale = locale };
        (guild ?? Guild).Join(user);
        return _state.Users[user.Id] = user;
    }

    public WorldRole AddRole(string name, WorldPermissions permissions = WorldPermissions.None, WorldGuild? guild = null)
    {
        var role = new WorldRole { Id = _state.NextId(), Name = name, Permissions = permissions };
        return (guild ?? Guild).Roles[role.Id] = role;
    }

    public void GiveRole(WorldUser user, WorldRole role)
    {
        foreach (var guild in _state.Guilds.Values.Where(guild => guild.Roles.ContainsKey(role.Id))) guild.Members.AddOrUpdate(user.Id, [role.Id], (_, roles) => roles.Add(role.Id));
    }

    /// <summary>The direct conversation of a person with the bot.</summary>
    public WorldChannel DirectChannel(WorldUser user) => _state.DirectChannelOf(user);

    /// <summary>
    /// Uses a slash command; subcommands follow after a space (<c>"settings channel"</c>). Values: string, int, bool, double, <see cref="UploadedFile"/>,
    /// <see cref="WorldUser"/>, <see cref="WorldChannel"/>, <see cref="WorldRole"/>. What Discord's client would not let through throws.
    /// </summary>
    public Task<Exchange> SlashAsync(WorldUser user, WorldChannel channel, string command, params (string Name, object Value)[] options) => _commands.SlashAsync(user, channel, command, options);

    /// <summary>Types in an option that completes, and waits for what is offered.</summary>
    public async Task<IReadOnlyList<OfferedChoice>> AutocompleteAsync(WorldUser user, WorldChannel channel, string command, string option, string typed, params (string Name, object Value)[] others) =>
        await (await TypeAsync(user, channel, command, option, typed, others).ConfigureAwait(false)).WaitForChoicesAsync().ConfigureAwait(false);

    /// <summary>Types in an option that completes.</summary>
    public Task<Exchange> TypeAsync(WorldUser user, WorldChannel channel, string command, string option, string typed, params (string Name, object Value)[] others) =>
        _commands.TypeAsync(user, channel, command, option, typed, others);

    /// <summary>Uses a message command.</summary>
    public Task<Exchange> MessageCommandAsync(WorldUser user, string command, WorldMessage message) => _commands.UseOnMessageAsync(user, command, message);

    /// <summary>Clicks a button, by label, emoji or custom id.</summary>
    public Task<Exchange> ClickAsync(WorldUser user, WorldMessage message, string button) => _components.ClickAsync(user, message, button);

    /// <summary>Sends a click on a button that need not be there: stale, forged.</summary>
    public Task<Exchange> ForgeClickAsync(WorldUser user, WorldMessage message, string customId) => _components.ForgeClickAsync(user, message, customId);

    /// <summary>Chooses in the one select menu of a message: values or labels, channels, roles.</summary>
    public Task<Exchange> SelectAsync(WorldUser user, WorldMessage message, params object[] values) => _components.SelectAsync(user, message, null, values);

    /// <summary>Chooses in the select menu of that custom id.</summary>
    public Task<Exchange> SelectInAsync(WorldUser user, WorldMessage message, string customId, params object[] values) => _components.SelectAsync(user, message, customId, values);

    /// <summary>Sends a form; inputs by custom id or label, the others as they stand.</summary>
    public Task<Exchange> SubmitFormAsync(WorldUser user, ShownForm form, params (string Input, string Value)[] values) => _components.SubmitAsync(user, form, values);

    /// <summary>Writes a message that mentions the bot.</summary>
    public Task<Exchange> MentionAsync(WorldUser user, WorldChannel channel, string text, params UploadedFile[] files) => _messages.SendAsync(user, channel, $"{Bot.Mention} {text}", files: files);

    /// <summary>Writes a message; in a guild the bot cannot read it unless the text mentions it.</summary>
    public Task<Exchange> SayAsync(WorldUser user, WorldChannel channel, string text, params UploadedFile[] files) => _messages.SendAsync(user, channel, text, files: files);

    /// <summary>Replies to a message; with <paramref name="ping"/> its author is mentioned, which interactions' messages never are.</summary>
    public Task<Exchange> ReplyAsync(WorldUser user, WorldMessage message, string text, bool ping = true) => _messages.SendAsync(user, message.Channel, text, message, ping);

    /// <summary>Writes to the bot directly.</summary>
    public Task<Exchange> DirectAsync(WorldUser user, string text, params UploadedFile[] files) => _messages.SendAsync(user, DirectChannel(user), text, files: files);

    /// <summary>Dispatches the same interaction or message again, as Discord does now and then after a resume.</summary>
    public Task DispatchAgainAsync(Exchange exchange) => _state.DispatchAsync(
        exchange.EventName, JsonNode.Parse(exchange.Payload ?? throw new InvalidOperationException("No history is kept."))!.AsObject(), exchange.Channel.Guild);

    public Task DeleteMessageAsync(WorldMessage message) => _state.DeleteAsync(message);

    /// <summary>Deletes a channel or thread.</summary>
    public Task DeleteChannelAsync(WorldChannel channel) => _state.DeleteAsync(channel);

    /// <summary>A person opens a thread from a message.</summary>
    public Task<WorldChannel> OpenThreadAsync(WorldUser user, WorldMessage message, string name) => _state.OpenThreadAsync(user, message, name);

    /// <summary>Deletes a role.</summary>
    public Task DeleteRoleAsync(WorldRole role) => _guilds.DeleteRoleAsync(role);

    /// <summary>Adds the bot to a guild, again or for the first time since it connected.</summary>
    public Task InviteBotAsync(WorldGuild guild) => _guilds.InviteBotAsync(guild);

    /// <summary>Removes the bot from a guild.</summary>
    public Task RemoveBotAsync(WorldGuild guild) => _guilds.RemoveBotAsync(guild);

    /// <summary>Lets an exchange and its messages go, to bound the memory of long runs.</summary>
    public void Forget(Exchange exchange)
    {
        _state.Interactions.TryRemove(exchange.Token, out _);
        foreach (var message in exchange.Sent is { } sent ? exchange.Messages.Append(sent) : exchange.Messages)
        {
            message.Channel.Kept.TryRemove(message.Id, out _);
            if (message.Nonce is { } nonce) _state.Nonces.TryRemove((message.Channel.Id, nonce), out _);
        }

        if (ReferenceEquals(exchange.Channel.Latest, exchange)) exchange.Channel.Latest = null;
    }

    private async Task<Reply> ReplyAsync(RecordedRequest request)
    {
        try
        {
            return await _routes.AnswerAsync(request).ConfigureAwait(false);
        }
        catch (Refusal refusal)
        {
            return new Reply(refusal.Status, refusal.ToJson());
        }
    }
}
