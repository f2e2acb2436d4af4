using System.Text.Json;

namespace PaperBot.DiscordServer.World;

/// <summary>Request → the endpoint that carries it out.</summary>
internal sealed class Routes(WorldState state)
{
    private readonly Guards _guards = new(state);
    private readonly ApplicationEndpoints _application = new(state, new Guards(state));
    private readonly ChannelEndpoints _channels = new(state, new Guards(state), new WorldJson(state));
    private readonly ThreadEndpoints _threads = new(state, new Guards(state));
    private readonly InteractionEndpoints _interactions = new(state, new WorldJson(state));
    private readonly WebhookEndpoints _webhooks = new(state, new Guards(state), new WorldJson(state));

    public async Task<Reply> AnswerAsync(RecordedRequest request)
    {
        var steps = request.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (steps is ["interactions", ..] or ["webhooks", _, _, ..]) return await AnswerInteractionAsync(request, steps).ConfigureAwait(false);
        if (request is { Method: "GET", Path: "/gateway" }) return Reply.Of(_application.Gateway());
        if (!_guards.IsBot(request)) throw Refusal.Unauthorised;
        return steps is ["channels", ..] ? await AnswerChannelAsync(request, steps).ConfigureAwait(false) : AnswerApplication(request, steps);
    }

    private Task<Reply> AnswerInteractionAsync(RecordedRequest request, string[] steps) => (request.Method, steps) switch
    {
        ("POST", ["interactions", var id, var interactionToken, "callback"]) => _interactions.RespondAsync(id, interactionToken, request),
        ("POST", ["webhooks", var application, var interactionToken]) => _webhooks.CreateAsync(application, interactionToken, Body(request)),
        ("GET", ["webhooks", var application, var interactionToken, "messages", var id]) => Task.FromResult(_webhooks.Get(application, interactionToken, id)),
        ("PATCH", ["webhooks", var application, var interactionToken, "messages", var id]) => _webhooks.EditAsync(application, interactionToken, id, request),
        ("DELETE", ["webhooks", var application, var interactionToken, "messages", var id]) => _webhooks.DeleteAsync(application, interactionToken, id),
        _ => throw Refusal.NoSuchRoute,
    };

    private Reply AnswerApplication(RecordedRequest request, string[] steps) => (request.Method, steps) switch
    {
        ("GET", ["applications", "@me"] or ["oauth2", "applications", "@me"]) => Reply.Of(_application.Application()),
        ("GET", ["users", "@me"]) => Reply.Of(_application.Bot()),
        ("POST", ["users", "@me", "channels"]) => _channels.OpenDirect(Body(request)),
        ("GET", ["gateway", "bot"]) => Reply.Of(_application.GatewayBot()),
        ("GET", ["guilds", var guild]) => Reply.Of(_application.Guild(guild)),
        ("GET", ["applications", var id, "commands"]) => _application.Commands(id, null),
        ("PUT", ["applications", var id, "commands"]) => _application.Overwrite(id, null, Body(request)),
        ("GET", ["applications", var id, "guilds", var guild, "commands"]) => _application.Commands(id, guild),
        ("PUT", ["applications", var id, "guilds", var guild, "commands"]) => _application.Overwrite(id, guild, Body(request)),
        _ => throw Refusal.NoSuchRoute,
    };

    private Task<Reply> AnswerChannelAsync(RecordedRequest request, string[] steps) => (request.Method, steps) switch
    {
        ("GET", [_, var channel]) => Task.FromResult(_channels.Get(channel)),
        ("PATCH", [_, var channel]) => _threads.ChangeAsync(channel, Body(request)),
        ("DELETE", [_, var channel]) => _threads.DeleteAsync(channel),
        ("POST", [_, var channel, "typing"]) => Task.FromResult(_channels.Type(channel)),
        ("GET", [_, var channel, "messages"]) => Task.FromResult(_channels.List(channel, request.Query)),
        ("POST", [_, var channel, "messages"]) => _channels.CreateAsync(channel, Body(request)),
        ("GET", [_, var channel, "messages", var message]) => Task.FromResult(_channels.GetMessage(channel, message)),
        ("PATCH", [_, var channel, "messages", var message]) => _channels.EditAsync(channel, message, Body(request)),
        ("DELETE", [_, var channel, "messages", var message]) => _channels.DeleteAsync(channel, message),
        ("POST", [_, var channel, "messages", var message, "threads"]) => _threads.StartAsync(channel, message, Body(request)),
        _ => throw Refusal.NoSuchRoute,
    };

    private static JsonElement Body(RecordedRequest request) => Guards.Body(request);
}
