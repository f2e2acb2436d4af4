using System.Text.Json;
using PaperBot.DiscordServer.Contract;

namespace PaperBot.DiscordServer.World;

/// <summary>What follows a first response: its edits, and further messages. The interaction token is all that they need.</summary>
internal sealed class WebhookEndpoints(WorldState state, Guards guards, WorldJson json)
{
    private const string Original = "@original";

    public Reply Get(string application, string interactionToken, string id) => Reply.Of(json.Message(Message(guards.Webhook(application, interactionToken), id)));

    public Task<Reply> EditAsync(string application, string interactionToken, string id, RecordedRequest request)
    {
        var message = Message(guards.Webhook(application, interactionToken), id);
        if (request.Files.Count > 0) message.Files = [.. request.Files.OrderBy(file => file.Key).Select(file => state.Upload(file.Value))];
        return state.EditAsync(message, Guards.Body(request));
    }

    public async Task<Reply> DeleteAsync(string application, string interactionToken, string id)
    {
        await state.DeleteAsync(Message(guards.Webhook(application, interactionToken), id)).ConfigureAwait(false);
        return Reply.Nothing;
    }

    public async Task<Reply> CreateAsync(string application, string interactionToken, JsonElement body)
    {
        var exchange = guards.Webhook(application, interactionToken);
        Refusal.ThrowIfAny(MessageLimits.Check(body));
        if (MessageLimits.IsEmpty(body)) throw Refusal.EmptyMessage;

        // Discord lets the first follow-up after a deferred response fill it in; its ephemeral flag stays.
        if (exchange.Response is { IsLoading: true, IsDeleted: false } loading && exchange.Acknowledged is { Kind: 5 }) return await state.EditAsync(loading, body).ConfigureAwait(false);
        var shown = MessageState.From(body);
        var message = await state.AnswerAsync(exchange, shown with { Flags = shown.Flags | ((body.Whole("flags") ?? 0) & MessageState.Ephemeral) }).ConfigureAwait(false);
        return Reply.Of(json.Message(message));
    }

    private static WorldMessage Message(Exchange exchange, string id)
    {
        var message = id == Original ? exchange.Response : exchange.Messages.FirstOrDefault(one => one.IsForInteraction && WorldJson.Id(one.Id) == id);
        return message is { IsDeleted: false } ? message : throw Refusal.UnknownMessage;
    }
}
