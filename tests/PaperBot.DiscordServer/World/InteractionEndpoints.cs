using System.Text.Json;
using System.Text.Json.Nodes;
using PaperBot.DiscordServer.Contract;

namespace PaperBot.DiscordServer.World;

/// <summary>First responses to interactions.</summary>
internal sealed class InteractionEndpoints(WorldState state, WorldJson json)
{
    private const int Message = 4;
    private const int DeferredMessage = 5;
    private const int DeferredUpdate = 6;
    private const int Update = 7;
    private const int Autocomplete = 8;
    private const int Form = 9;
    private const int ComponentInteraction = 3;
    private const int AutocompleteInteraction = 4;
    private const int FormInteraction = 5;

    public async Task<Reply> RespondAsync(string id, string interactionToken, RecordedRequest request)
    {
        if (!state.Interactions.TryGetValue(interactionToken, out var exchange) || WorldJson.Id(exchange.Id) != id) throw Refusal.UnknownInteraction;
        if (exchange.Acknowledged is not null) throw Refusal.AlreadyAcknowledged;
        var after = request.At - exchange.StartedAt;
        if (after > state.ResponseDeadline) throw Refusal.UnknownInteraction;
        var body = Guards.Body(request);
        var kind = (int)(body.Whole("type") ?? 0);
        var data = body.Member("data") ?? JsonSerializer.SerializeToElement(new { });
        Refusal.ThrowIfAny(CheckKind(exchange, kind).Concat(CheckData(kind, data)));
        if (kind == Message && MessageLimits.IsEmpty(data)) throw Refusal.EmptyMessage;
        if (kind == Update && exchange.Source!.Current.With(data).IsEmpty) throw Refusal.EmptyMessage;
        var isEphemeral = kind is Message or DeferredMessage && ((data.Whole("flags") ?? 0) & MessageState.Ephemeral) != 0;
        if (!exchange.TryAcknowledge(new Acknowledgement(kind, after, isEphemeral))) throw Refusal.AlreadyAcknowledged;
        await CarryOutAsync(exchange, kind, data, isEphemeral).ConfigureAwait(false);
        exchange.Pulse();
        return request.Query.Contains("with_response=true", StringComparison.Ordinal) ? Reply.Of(Told(exchange, kind)) : Reply.Nothing;
    }

    private async Task CarryOutAsync(Exchange exchange, int kind, JsonElement data, bool isEphemeral)
    {
        switch (kind)
        {
            case Message or DeferredMessage:
                var flags = (isEphemeral ? MessageState.Ephemeral : 0) | (kind == DeferredMessage ? MessageState.Loading : 0);
                var shown = kind == Message ? MessageState.From(data) : new MessageState();
                await state.AnswerAsync(exchange, shown with { Flags = shown.Flags | flags }).ConfigureAwait(false);
                break;
            case DeferredUpdate or Update:
                exchange.Source!.Watch(exchange);
                exchange.Response = exchange.Source;
                if (kind == Update) await state.EditAsync(exchange.Source, data).ConfigureAwait(false);
                break;
            case Autocomplete:
                exchange.Choices = [.. data.Items("choices").Select(choice => new OfferedChoice(choice.Text("name") ?? "", choice.Text("value") ?? choice.Member("value")?.GetRawText() ?? ""))];
                break;
            default:
                exchange.Form = new ShownForm(data, exchange);
                break;
        }
    }

    private static IEnumerable<Violation> CheckKind(Exchange exchange, int kind)
    {
        var isFitting = kind switch
        {
            Message or DeferredMessage => exchange.Kind != AutocompleteInteraction,
            DeferredUpdate or Update => exchange.Kind is ComponentInteraction or FormInteraction && exchange.Source is not null,
            Autocomplete => exchange.Kind == AutocompleteInteraction,
            Form => exchange.Kind is not (AutocompleteInteraction or FormInteraction),
            _ => false,
        };
        if (!isFitting) yield return Violation.Wrong("type", $"A response of type {kind} does not fit an interaction of type {exchange.Kind}.");
    }

    private static IEnumerable<Violation> CheckData(int kind, JsonElement data) => (kind switch
    {
        Message or Update => MessageLimits.Check(data),
        DeferredMessage => data.EnumerateObject().Any(member => member.Name != "flags") ? [Violation.Wrong("", "A deferred response chooses its flags and nothing else.")] : [],
        Autocomplete => FormLimits.CheckChoices(data.Items("choices")),
        Form => FormLimits.Check(data),
        _ => [],
    }).Select(violation => violation with { Path = violation.Path.Length == 0 ? "data" : $"data.{violation.Path}" });

    private JsonObject Told(Exchange exchange, int kind)
    {
        var interaction = new JsonObject { ["id"] = WorldJson.Id(exchange.Id), ["type"] = exchange.Kind };
        var resource = new JsonObject { ["type"] = kind };
        if (exchange.Response is { } response)
        {
            interaction["response_message_id"] = WorldJson.Id(response.Id);
            interaction["response_message_loading"] = response.IsLoading;
            interaction["response_message_ephemeral"] = response.IsEphemeral;
            resource["message"] = json.Message(response);
        }

        return new JsonObject { ["interaction"] = interaction, ["resource"] = resource };
    }
}
