using System.Text.Json;
using System.Text.Json.Nodes;
using PaperBot.DiscordServer.Contract;

namespace PaperBot.DiscordServer.World;

/// <summary>People click buttons, choose in select menus and send forms, as Discord's own client lets them.</summary>
internal sealed class ComponentActs(WorldState state)
{
    private readonly Interactions _interactions = new(state);
    private readonly WorldJson _json = new(state);

    public Task<Exchange> ClickAsync(WorldUser user, WorldMessage message, string name)
    {
        ThrowIfNotSeen(user, message);
        var button = message.Buttons.FirstOrDefault(one => one.IsNamed(name)) ?? throw new InvalidOperationException($"No button \"{name}\" shows on: {message}");
        if (button.IsDisabled) throw new InvalidOperationException($"The button \"{name}\" is disabled on: {message}");
        if (button.CustomId is not { } id) throw new InvalidOperationException($"The button \"{name}\" is a link.");
        return ForgeClickAsync(user, message, id);
    }

    public Task<Exchange> ForgeClickAsync(WorldUser user, WorldMessage message, string customId) =>
        _interactions.StartAsync(user, message.Channel, Interactions.Component, new JsonObject { ["id"] = 2, ["component_type"] = 2, ["custom_id"] = customId }, message);

    public Task<Exchange> SelectAsync(WorldUser user, WorldMessage message, string? customId, object[] values)
    {
        ThrowIfNotSeen(user, message);
        var menus = message.Current.SelectMenus.Where(menu => customId is null || menu.Text("custom_id") == customId).ToArray();
        if (menus.Length != 1) throw new InvalidOperationException($"{menus.Length} select menus \"{customId}\" show on: {message}");
        var menu = menus[0];
        if (values.Length < (menu.Whole("min_values") ?? 1) || values.Length > (menu.Whole("max_values") ?? 1)) throw new ArgumentException($"The menu does not take {values.Length} values.", nameof(values));
        var resolved = new JsonObject();
        var data = new JsonObject
        {
            ["id"] = 2, ["component_type"] = menu.Whole("type"), ["custom_id"] = menu.Text("custom_id"), ["values"] = new JsonArray([.. values.Select(value => (JsonNode)Chosen(menu, value, resolved))]),
        };
        if (resolved.Count > 0) data["resolved"] = resolved;
        return _interactions.StartAsync(user, message.Channel, Interactions.Component, data, message);
    }

    public Task<Exchange> SubmitAsync(WorldUser user, ShownForm form, (string Input, string Value)[] values)
    {
        foreach (var (input, _) in values)
        {
            if (!form.Inputs.Any(one => one.CustomId == input || one.Label == input)) throw new ArgumentException($"The form \"{form.Title}\" has no input \"{input}\".", nameof(values));
        }

        var parts = new JsonArray();
        foreach (var part in form.Data.Items("components"))
        {
            var filled = ShownForm.InputsOf(part).Select(input => Filled(input.Input, input.Label, values)).ToArray();
            var json = new JsonObject { ["type"] = part.Whole("type"), ["id"] = parts.Count + 1 };
            if (part.Has("component")) json["component"] = filled[0];
            else json["components"] = new JsonArray([.. filled]);
            parts.Add(json);
        }

        var data = new JsonObject { ["custom_id"] = form.CustomId, ["components"] = parts };
        return _interactions.StartAsync(user, form.OpenedBy.Channel, Interactions.Form, data, form.OpenedBy.Source);
    }

    private static JsonObject Filled(JsonElement input, string label, (string Input, string Value)[] values)
    {
        var given = values.FirstOrDefault(value => value.Input == input.Text("custom_id") || value.Input == label).Value ?? input.Text("value") ?? "";
        var json = new JsonObject { ["type"] = input.Whole("type"), ["id"] = 90, ["custom_id"] = input.Text("custom_id") };
        if (input.Whole("type") != 4)
        {
            json["values"] = given.Length == 0 ? [] : new JsonArray(given);
            return json;
        }

        var isRequired = input.Member("required") is not { ValueKind: JsonValueKind.False };
        if (given.Length == 0 && isRequired) throw new ArgumentException($"The input \"{label}\" is required.", nameof(values));
        if (given.Length > (input.Whole("max_length") ?? 4000) || (given.Length > 0 && given.Length < (input.Whole("min_length") ?? 0)))
            throw new ArgumentException($"{given.Length} characters do not fit the input \"{label}\".", nameof(values));
        json["value"] = given;
        return json;
    }

    private string Chosen(JsonElement menu, object value, JsonObject resolved)
    {
        switch (value)
        {
            case string text when menu.Items("options").Any(option => option.Text("value") == text || option.Text("label") == text):
                return menu.Items("options").First(option => option.Text("value") == text || option.Text("label") == text).Text("value")!;
            case WorldChannel channel when menu.Whole("type") == 8:
                resolved["channels"] ??= new JsonObject();
                resolved["channels"]![WorldJson.Id(channel.Id)] = WorldJson.Channel(channel, state.Bot);
                return WorldJson.Id(channel.Id);
            case WorldRole role when menu.Whole("type") is 6 or 7:
                resolved["roles"] ??= new JsonObject();
                resolved["roles"]![WorldJson.Id(role.Id)] = ApplicationEndpoints.Role(role);
                return WorldJson.Id(role.Id);
            default:
                throw new ArgumentException($"The menu \"{menu.Text("custom_id")}\" does not offer {value}.", nameof(value));
        }
    }

    private static void ThrowIfNotSeen(WorldUser user, WorldMessage message)
    {
        if (message.IsDeleted) throw new InvalidOperationException($"The message was deleted: {message}");
        if (message.IsEphemeral && message.Origin?.User != user) throw new InvalidOperationException($"{user} does not see: {message}");
    }
}
