using System.Text.Json;
using System.Text.Json.Nodes;
using PaperBot.DiscordServer.Contract;

namespace PaperBot.DiscordServer.World;

/// <summary>People use commands, as Discord's own client lets them: only registered ones, with values that it would take.</summary>
internal sealed class CommandActs(WorldState state)
{
    private readonly Interactions _interactions = new(state);
    private readonly WorldJson _json = new(state);

    public Task<Exchange> SlashAsync(WorldUser user, WorldChannel channel, string path, (string Name, object Value)[] values)
    {
        var (command, innermost, steps) = Find(user, channel, path);
        var offered = innermost.Items("options");
        foreach (var missing in offered.Where(option => option.Flag("required") && !values.Any(value => value.Name == option.Text("name"))))
            throw new ArgumentException($"/{path} requires the option \"{missing.Text("name")}\".", nameof(values));
        var resolved = new JsonObject();
        var options = new JsonArray();
        foreach (var (name, value) in values) options.Add(Option(Offered(offered, path, name), value, channel, resolved));
        var data = Data(command, Nest(steps, options));
        if (resolved.Count > 0) data["resolved"] = resolved;
        return _interactions.StartAsync(user, channel, Interactions.Command, data);
    }

    public Task<Exchange> TypeAsync(WorldUser user, WorldChannel channel, string path, string option, string typed, (string Name, object Value)[] values)
    {
        var (command, innermost, steps) = Find(user, channel, path);
        var offered = innermost.Items("options");
        if (!Offered(offered, path, option).Flag("autocomplete")) throw new ArgumentException($"The option \"{option}\" of /{path} does not complete.", nameof(option));
        var options = new JsonArray();
        foreach (var (name, value) in values) options.Add(Option(Offered(offered, path, name), value, channel, []));
        options.Add(new JsonObject { ["name"] = option, ["type"] = Offered(offered, path, option).Whole("type"), ["value"] = typed, ["focused"] = true });
        return _interactions.StartAsync(user, channel, Interactions.Autocomplete, Data(command, Nest(steps, options)));
    }

    public Task<Exchange> UseOnMessageAsync(WorldUser user, string name, WorldMessage message)
    {
        var command = Registered(user, message.Channel, name, kind: 3);
        var data = Data(command, null);
        data["target_id"] = WorldJson.Id(message.Id);
        data["resolved"] = new JsonObject { ["messages"] = new JsonObject { [WorldJson.Id(message.Id)] = _json.Message(message, isShown: true) } };
        return _interactions.StartAsync(user, message.Channel, Interactions.Command, data);
    }

    private (RegisteredCommand Command, JsonElement Innermost, IReadOnlyList<JsonElement> Steps) Find(WorldUser user, WorldChannel channel, string path)
    {
        var names = path.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var command = Registered(user, channel, names[0], kind: 1);
        var innermost = command.Definition;
        var steps = new List<JsonElement>();
        foreach (var name in names.Skip(1))
        {
            innermost = Offered(innermost.Items("options"), path, name);
            steps.Add(innermost);
        }

        if (innermost.Items("options").Any(option => option.Whole("type") is 1 or 2)) throw new ArgumentException($"/{path} has subcommands; name one.", nameof(path));
        return (command, innermost, steps);
    }

    private RegisteredCommand Registered(WorldUser user, WorldChannel channel, string name, int kind)
    {
        var commands = state.Commands.GetValueOrDefault(channel.Guild?.Id ?? 0, []).AddRange(state.Commands.GetValueOrDefault(0UL, []));
        var command = commands.FirstOrDefault(one => one.Name == name && one.Kind == kind)
            ?? throw new InvalidOperationException($"No command \"{name}\" of type {kind} is registered; there are: {string.Join(", ", commands.Select(one => one.Name))}.");
        if (state.IgnoresCommandPermissions) return command;
        if (channel.Guild is not null && command.Definition.Id("default_member_permissions") is { } needed)
        {
            var held = channel.PermissionsOf(user);
            if (needed == 0 ? held != WorldPermissions.All : ((ulong)held & needed) != needed) throw new InvalidOperationException($"{user} does not see /{name}: it asks for the permissions {needed}.");
        }

        var contexts = command.Definition.Items("contexts");
        var here = channel.Guild is null ? 1 : 0;
        if (contexts.Length > 0 && !contexts.Any(context => context.TryGetInt32(out var place) && place == here)) throw new InvalidOperationException($"/{name} does not show in {channel}.");
        return command;
    }

    private static JsonElement Offered(JsonElement[] options, string path, string name)
    {
        foreach (var option in options)
        {
            if (option.Text("name") == name) return option;
        }

        throw new ArgumentException($"/{path} has no option \"{name}\"; it has: {string.Join(", ", options.Select(option => option.Text("name")))}.", nameof(name));
    }

    private JsonObject Option(JsonElement offered, object value, WorldChannel channel, JsonObject resolved)
    {
        var (name, kind) = (offered.Text("name"), (int)(offered.Whole("type") ?? 3));
        OptionValues.ThrowIfNotTaken(offered, value);
        JsonNode json = value switch
        {
            string text => text,
            bool flag => flag,
            int number => number,
            long number => number,
            double number => number,
            UploadedFile file => Resolve(resolved, "attachments", state.Upload(file), one => _json.Attachment(one, channel), one => one.Id),
            WorldUser user => Resolve(resolved, "users", user, WorldJson.User, one => one.Id),
            WorldChannel one => Resolve(resolved, "channels", one, place => WorldJson.Channel(place, state.Bot), place => place.Id),
            WorldRole role => Resolve(resolved, "roles", role, ApplicationEndpoints.Role, one => one.Id),
            _ => throw new ArgumentException($"The option \"{name}\" cannot be a {value.GetType().Name}.", nameof(value)),
        };
        return new JsonObject { ["name"] = name, ["type"] = kind, ["value"] = json };
    }

    private static JsonNode Resolve<T>(JsonObject resolved, string kind, T noun, Func<T, JsonObject> toJson, Func<T, ulong> toId)
    {
        var id = WorldJson.Id(toId(noun));
        if (resolved[kind] is not JsonObject all) resolved[kind] = all = [];
        all[id] = toJson(noun);
        return id;
    }

    private static JsonArray Nest(IReadOnlyList<JsonElement> steps, JsonArray options) =>
        steps.Reverse().Aggregate(options, (inner, step) => [new JsonObject { ["name"] = step.Text("name"), ["type"] = step.Whole("type"), ["options"] = inner }]);

    private static JsonObject Data(RegisteredCommand command, JsonArray? options)
    {
        var data = new JsonObject { ["id"] = WorldJson.Id(command.Id), ["name"] = command.Name, ["type"] = command.Kind };
        if (options is { Count: > 0 }) data["options"] = options;
        return data;
    }
}
