using System.Text.Json;

namespace PaperBot.DiscordServer.Contract;

/// <summary>Request → what is wrong with its body by the rules that Discord's description does not hold.</summary>
internal static class WrittenRules
{
    private const int Message = 4;
    private const int Update = 7;
    private const int Autocomplete = 8;
    private const int Form = 9;

    public static IEnumerable<Violation> Check(RecordedRequest request, JsonElement body)
    {
        var steps = request.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return (request.Method, steps) switch
        {
            ("POST", ["channels", _, "messages"]) => CheckMessage(body, isNew: true, isSentToChannel: true),
            ("PATCH", ["channels", _, "messages", _]) => CheckMessage(body, isNew: false),
            ("POST", ["webhooks", _, _]) => CheckMessage(body, isNew: true),
            ("PATCH", ["webhooks", _, _, "messages", _]) => CheckMessage(body, isNew: false),
            ("POST", ["interactions", _, _, "callback"]) => CheckResponse(body),
            ("PUT", ["applications", _, "commands"]) or ("PUT", ["applications", _, "guilds", _, "commands"]) => CommandLimits.Check(body),
            ("POST", ["applications", _, "commands"]) => CommandLimits.CheckOne(body, ""),
            _ => [],
        };
    }

    private static IEnumerable<Violation> CheckResponse(JsonElement body)
    {
        var data = body.Member("data") ?? default;
        var violations = body.Whole("type") switch
        {
            Message => CheckMessage(data, isNew: true),
            Update => CheckMessage(data, isNew: false),
            Autocomplete => FormLimits.CheckChoices(data.Items("choices")),
            Form => FormLimits.Check(data),
            _ => [],
        };
        return violations.Select(violation => violation with { Path = $"data.{violation.Path}" });
    }

    private static IEnumerable<Violation> CheckMessage(JsonElement body, bool isNew, bool isSentToChannel = false)
    {
        if (body.ValueKind != JsonValueKind.Object) return [Violation.Missing("")];
        var empty = isNew && MessageLimits.IsEmpty(body) ? new[] { new Violation("", "EMPTY", "Cannot send an empty message") } : [];
        return empty.Concat(MessageLimits.Check(body)).Concat(MessageManners.Check(body, isSentToChannel));
    }
}
