using System.Text.Json;
using System.Text.RegularExpressions;

namespace PaperBot.DiscordServer.Contract;

/// <summary>The commands of a bulk overwrite → what Discord refuses in them.</summary>
internal static partial class CommandLimits
{
    private const int Chat = 1;
    private const int Subcommand = 1;
    private const int SubcommandGroup = 2;
    private const int MostCharactersInAll = 8000;

    public static IEnumerable<Violation> Check(JsonElement commands)
    {
        if (commands.ValueKind != JsonValueKind.Array) return [Violation.Wrong("", "Commands are a list.")];
        var all = commands.EnumerateArray().ToArray();
        return CheckNumbers(all).Concat(all.SelectMany((command, index) => CheckOne(command, $"{index}")));
    }

    /// <summary>One command.</summary>
    public static IEnumerable<Violation> CheckOne(JsonElement command, string path)
    {
        var prefix = path.Length == 0 ? "" : path + ".";
        var kind = command.Whole("type") ?? Chat;
        foreach (var violation in CheckName(command, prefix, kind == Chat)) yield return violation;
        if (kind == Chat)
        {
            foreach (var violation in CheckDescription(command, prefix)) yield return violation;
        }
        else if (!string.IsNullOrEmpty(command.Text("description")))
        {
            yield return new Violation($"{prefix}description", "APPLICATION_COMMAND_INVALID_DESCRIPTION", "Only slash commands have a description.");
        }

        if (kind != Chat && command.Items("options").Length > 0) yield return Violation.Wrong($"{prefix}options", "Only slash commands have options.");
        if (CharactersOf(command) > MostCharactersInAll) yield return new Violation($"{prefix}options", "APPLICATION_COMMAND_TOO_LARGE", $"A command holds at most {MostCharactersInAll} characters.");
        foreach (var violation in CheckOptions(command.Items("options"), $"{prefix}options")) yield return violation;
    }

    private static IEnumerable<Violation> CheckNumbers(JsonElement[] all)
    {
        foreach (var kind in all.GroupBy(command => command.Whole("type") ?? Chat))
        {
            var most = kind.Key == Chat ? 100 : 15;
            if (kind.Count() > most) yield return new Violation("", "APPLICATION_COMMANDS_MAX", $"At most {most} commands of type {kind.Key}.");
            var twice = kind.GroupBy(command => command.Text("name")).FirstOrDefault(same => same.Count() > 1);
            if (twice is not null) yield return new Violation("", "APPLICATION_COMMANDS_DUPLICATE_NAME", $"Application command names must be unique: {twice.Key}");
        }
    }

    private static IEnumerable<Violation> CheckOptions(JsonElement[] options, string path)
    {
        if (options.Length > 25) yield return Violation.TooMany(path, 25);
        if (options.GroupBy(option => option.Text("name")).Any(same => same.Count() > 1)) yield return new Violation(path, "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", "Option names must be unique.");
        var nesting = options.Count(option => option.Whole("type") is Subcommand or SubcommandGroup);
        if (nesting != 0 && nesting != options.Length) yield return new Violation(path, "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Subcommands and other options do not mix.");
        var isOptionalSeen = false;
        for (var index = 0; index < options.Length; index++)
        {
            if (options[index].Flag("required") && isOptionalSeen)
                yield return new Violation($"{path}.{index}", "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", "Required options must be placed before non-required options");
            isOptionalSeen |= !options[index].Flag("required");
            foreach (var violation in CheckOption(options[index], $"{path}.{index}.")) yield return violation;
        }
    }

    private static IEnumerable<Violation> CheckOption(JsonElement option, string prefix)
    {
        foreach (var violation in CheckName(option, prefix, isChat: true).Concat(CheckDescription(option, prefix))) yield return violation;
        var kind = option.Whole("type");
        if (kind is not (>= 1 and <= 11)) yield return Violation.Wrong($"{prefix}type", "An option's type is 1 to 11.");
        var choices = option.Items("choices");
        if (choices.Length > 0 && option.Flag("autocomplete")) yield return Violation.Wrong($"{prefix}choices", "An option that completes has no choices.");
        if (option.Flag("autocomplete") && kind is not (3 or 4 or 10)) yield return Violation.Wrong($"{prefix}autocomplete", "Only text and numbers complete.");
        if (option.Has("required") && kind is Subcommand or SubcommandGroup) yield return Violation.Wrong($"{prefix}required", "A subcommand is not required.");
        foreach (var violation in FormLimits.CheckChoices(choices, $"{prefix}choices")) yield return violation;
        if (choices.GroupBy(choice => choice.Text("name")).Any(same => same.Count() > 1)) yield return new Violation($"{prefix}choices", "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS", "Choice names must be unique.");
        if (option.Whole("min_length") is < 0 or > 6000) yield return Violation.Wrong($"{prefix}min_length", "Must be 0 to 6000.");
        if (option.Whole("max_length") is < 1 or > 6000) yield return Violation.Wrong($"{prefix}max_length", "Must be 1 to 6000.");
        if (option.Items("options").Length > 0 && kind is not (Subcommand or SubcommandGroup)) yield return Violation.Wrong($"{prefix}options", "Only subcommands hold options.");
        foreach (var violation in CheckOptions(option.Items("options"), $"{prefix}options")) yield return violation;
    }

    private static IEnumerable<Violation> CheckName(JsonElement named, string prefix, bool isChat)
    {
        var name = named.Text("name");
        if (string.IsNullOrWhiteSpace(name)) yield return Violation.Missing($"{prefix}name");
        else if (name.Length > 32) yield return Violation.TooLong($"{prefix}name", 32);
        else if (isChat && (!ChatName().IsMatch(name) || name.Any(char.IsUpper))) yield return new Violation($"{prefix}name", "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
    }

    private static IEnumerable<Violation> CheckDescription(JsonElement named, string prefix)
    {
        var description = named.Text("description");
        if (string.IsNullOrWhiteSpace(description)) yield return Violation.Missing($"{prefix}description");
        else if (description.Length > 100) yield return Violation.TooLong($"{prefix}description", 100);
    }

    private static int CharactersOf(JsonElement named) =>
        (named.Text("name")?.Length ?? 0) + (named.Text("description")?.Length ?? 0) + (named.Text("value")?.Length ?? 0)
        + named.Items("options").Sum(CharactersOf) + named.Items("choices").Sum(CharactersOf);

    [GeneratedRegex(@"^[-_'\p{L}\p{N}\u0900-\u097F\u0E00-\u0E7F]{1,32}\z", RegexOptions.NonBacktracking)]
    private static partial Regex ChatName();
}
