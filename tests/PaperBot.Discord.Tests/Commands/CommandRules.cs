using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Tests.Commands;

/// <summary>Discord's documented rules for commands, checked on the JSON that is sent, so that nothing is shared with what made it.</summary>
internal static partial class CommandRules
{
    private const int Subcommand = 1;
    private const int Group = 2;

    public static IReadOnlyList<string> Check(IReadOnlyList<CommandDefinition> commands)
    {
        var json = JsonSerializer.SerializeToNode(commands, DiscordJson.Options)!.AsArray();
        var violations = new List<string>();
        foreach (var (type, most) in new[] { (1, 100), (2, 15), (3, 15) })
            if (json.Count(command => (int)command!["type"]! == type) > most) violations.Add($"more than {most} of type {type}");
        if (json.DistinctBy(command => ((string)command!["name"]!, (int)command["type"]!)).Count() != json.Count) violations.Add("a name twice");
        foreach (var command in json) CheckCommand(command!.AsObject(), violations);
        return violations;
    }

    private static void CheckCommand(JsonObject command, List<string> violations)
    {
        var name = (string)command["name"]!;
        if (name.Length is < 1 or > 32) violations.Add($"{name}: length of the name");
        if ((int)command["type"]! == 1)
        {
            CheckName(name, violations);
            CheckDescription(name, command, violations);
            CheckOptions(name, command, depth: 0, violations);
        }
        else if (command.ContainsKey("description") || command.ContainsKey("options")) violations.Add($"{name}: a message command has neither description nor options");

        if (Characters(command) > 8_000) violations.Add($"{name}: {Characters(command)} characters");
        if (command["default_member_permissions"] is { } permissions && !((string)permissions!).All(char.IsAsciiDigit)) violations.Add($"{name}: permissions");
        if (command["contexts"] is JsonArray contexts && !contexts.All(context => (int)context! is >= 0 and <= 2)) violations.Add($"{name}: contexts");
    }

    private static void CheckOptions(string path, JsonObject owner, int depth, List<string> violations)
    {
        if (owner["options"] is not JsonArray options) return;
        if (options.Count > 25) violations.Add($"{path}: {options.Count} options");
        if (options.Select(option => (string)option!["name"]!).Distinct().Count() != options.Count) violations.Add($"{path}: an option twice");
        var parts = options.Count(option => (int)option!["type"]! is Subcommand or Group);
        if (parts > 0 && parts != options.Count) violations.Add($"{path}: subcommands beside options");
        var optionalCame = false;
        foreach (var option in options.Select(option => option!.AsObject()))
        {
            var name = $"{path} {(string)option["name"]!}";
            CheckName((string)option["name"]!, violations);
            CheckDescription(name, option, violations);
            var isRequired = (bool?)option["required"] ?? false;
            if (isRequired && optionalCame) violations.Add($"{name}: required after optional");
            optionalCame |= !isRequired;
            CheckOption(name, option, depth, violations);
        }
    }

    private static void CheckOption(string name, JsonObject option, int depth, List<string> violations)
    {
        var type = (int)option["type"]!;
        if (type is Subcommand or Group)
        {
            if (option.ContainsKey("required")) violations.Add($"{name}: a subcommand cannot be required");
            if (type == Group && depth > 0) violations.Add($"{name}: groups do not nest");
            if (type == Group && option["options"]!.AsArray().Any(part => (int)part!["type"]! != Subcommand)) violations.Add($"{name}: a group holds subcommands alone");
            CheckOptions(name, option, depth + 1, violations);
            return;
        }

        if (option.ContainsKey("options")) violations.Add($"{name}: options of an option");
        if ((bool?)option["autocomplete"] == true && (type is not (3 or 4 or 10) || option.ContainsKey("choices"))) violations.Add($"{name}: autocomplete");
        if ((option.ContainsKey("min_length") || option.ContainsKey("max_length")) && type != 3) violations.Add($"{name}: lengths of no text");
        if ((int?)option["min_length"] is < 0 or > 6_000 || (int?)option["max_length"] is < 1 or > 6_000) violations.Add($"{name}: lengths");
        if ((option.ContainsKey("min_value") || option.ContainsKey("max_value")) && type is not (4 or 10)) violations.Add($"{name}: range of no number");
        if (option.ContainsKey("channel_types") && type != 7) violations.Add($"{name}: channel types of no channel");
    }

    private static void CheckName(string name, List<string> violations)
    {
        if (!Name().IsMatch(name) || name.Any(char.IsUpper)) violations.Add($"{name}: the name's pattern");
    }

    private static void CheckDescription(string name, JsonObject described, List<string> violations)
    {
        if (((string?)described["description"] ?? "").Length is < 1 or > 100) violations.Add($"{name}: length of the description");
    }

    /// <summary>Names, descriptions and values, of the command and all within it.</summary>
    private static int Characters(JsonNode? node) => node switch
    {
        JsonObject described => new[] { "name", "description", "value" }.Sum(key => described[key] is JsonValue text ? text.ToString().Length : 0)
            + described.Sum(pair => pair.Value is JsonArray ? Characters(pair.Value) : 0),
        JsonArray list => list.Sum(Characters),
        _ => 0,
    };

    [GeneratedRegex(@"^[-_'\p{L}\p{N}]{1,32}$")]
    private static partial Regex Name();
}
