using System.Globalization;
using System.Text.Json.Nodes;
using Xunit;

namespace PaperBot.Discord.Tests.Server;

/// <summary>The bulk overwrite of commands: a full one is taken, and each mistake in it is found.</summary>
public sealed class CommandContractTests
{
    private static readonly Dictionary<string, (Action<JsonArray> Change, string Part)> Mistakes = new()
    {
        ["name in capitals"] = (commands => commands[0]!["name"] = "Ask", "0.name"),
        ["name with a space"] = (commands => commands[0]!["name"] = "ask me", "0.name"),
        ["name too long"] = (commands => commands[0]!["name"] = new string('x', 33), "0.name"),
        ["name with a line break"] = (commands => commands[0]!["name"] = "ask\n", "0.name"),
        ["no name"] = (commands => commands[0]!.AsObject().Remove("name"), "0.name"),
        ["no description"] = (commands => commands[0]!.AsObject().Remove("description"), "0.description"),
        ["description too long"] = (commands => commands[0]!["description"] = new string('x', 101), "0.description"),
        ["description of a message command"] = (commands => commands[1]!["description"] = "x", "1.description"),
        ["options of a message command"] = (commands => commands[1]!["options"] = new JsonArray(RawBot.Text("question")), "1.options"),
        ["the same name twice"] = (commands => commands.Add(commands[0]!.DeepClone()), "unique"),
        ["101 slash commands"] = (commands => Add(commands, 101, 1), "At most 100"),
        ["16 message commands"] = (commands => Add(commands, 16, 3), "At most 15"),
        ["26 options"] = (commands => Options(commands, 26), "0.options"),
        ["option name wrong"] = (commands => Option(commands)["name"] = "My question", "0.options.0.name"),
        ["option name twice"] = (commands => commands[0]!["options"]![1]!["name"] = "question", "unique"),
        ["option description missing"] = (commands => Option(commands).Remove("description"), "0.options.0.description"),
        ["required option after an optional one"] = (commands => commands[0]!["options"]!.AsArray().Add(RawBot.Text("last")), "0.options.3"),
        ["choices and autocomplete"] = (commands => commands[0]!["options"]![2]!["choices"] = Choices(1), "0.options.2.choices"),
        ["26 choices"] = (commands => commands[0]!["options"]![1]!["choices"] = Choices(26), "choices"),
        ["choice name too long"] = (commands => commands[0]!["options"]![1]!["choices"]![0]!["name"] = new string('x', 101), "name"),
        ["choice name twice"] = (commands => commands[0]!["options"]![1]!["choices"]![1]!["name"] = "choice 0", "unique"),
        ["max_length too high"] = (commands => Option(commands)["max_length"] = 6001, "max_length"),
        ["subcommands beside options"] = (commands => commands[0]!["options"]!.AsArray().Insert(0, Subcommand("one")), "mix"),
        ["more than 8,000 characters"] = (commands => Options(commands, 25, withChoices: true), "8000"),
    };

    private static readonly Dictionary<string, (Action<JsonArray> Change, string Part)> DescribedMistakes = new()
    {
        ["unknown property of a command"] = (commands => commands[0]!["dm_only"] = true, "0.dm_only: Discord knows no property"),
        ["unknown property of an option"] = (commands => Option(commands)["placeholder"] = "x", "0.options.0.placeholder: Discord knows no property"),
        ["permissions that are words"] = (commands => commands[2]!["default_member_permissions"] = "manage guild", "2.default_member_permissions"),
        ["permissions that are a flag"] = (commands => commands[2]!["default_member_permissions"] = true, "2.default_member_permissions"),
        ["the same context twice"] = (commands => commands[0]!["contexts"] = new JsonArray(0, 0), "0.contexts"),
        ["context that does not exist"] = (commands => commands[0]!["contexts"] = new JsonArray(7), "0.contexts.0"),
        ["length of a flag"] = (commands => { Option(commands)["type"] = 5; Option(commands)["max_length"] = 5; }, "0.options.0.max_length: Discord knows no property"),
    };

    public static TheoryData<string> Names => [.. Mistakes.Keys];

    public static TheoryData<string> DescribedNames => [.. DescribedMistakes.Keys];

    [Fact]
    public void Commands_that_use_everything_are_taken()
    {
        var commands = Full();
        Requests.AssertTaken(Requests.Of("PUT", Requests.Commands, commands));
        commands[2]!["default_member_permissions"] = "32";
        Requests.AssertTaken(Requests.Of("PUT", Requests.Commands, commands));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_mistake_in_a_command_is_found(string mistake)
    {
        var commands = Full();
        Mistakes[mistake].Change(commands);
        Requests.AssertRefused(Requests.Of("PUT", Requests.Commands, commands), Mistakes[mistake].Part);
    }

    [Theory]
    [MemberData(nameof(DescribedNames))]
    public void A_mistake_against_the_published_description_is_found(string mistake)
    {
        Requests.NeedDescription();
        var commands = Full();
        DescribedMistakes[mistake].Change(commands);
        Requests.AssertRefused(Requests.Of("PUT", Requests.Commands, commands), DescribedMistakes[mistake].Part);
    }

    private static JsonArray Full()
    {
        var ask = RawBot.Command("ask", RawBot.With(RawBot.Text("question"), "max_length", 1000), RawBot.With(RawBot.Text("mode", false), "choices", Choices(2)), RawBot.With(RawBot.Text("paper", false), "autocomplete", true));
        ask["contexts"] = new JsonArray(0, 1);
        ask["integration_types"] = new JsonArray(0);
        var settings = RawBot.With(RawBot.Command("settings", Subcommand("show")), "default_member_permissions", 32);
        return new JsonArray(ask, new JsonObject { ["name"] = "Ask about this", ["type"] = 3 }, settings);
    }

    private static JsonObject Subcommand(string name) => new() { ["type"] = 1, ["name"] = name, ["description"] = "One of them." };

    private static JsonObject Option(JsonArray commands) => commands[0]!["options"]![0]!.AsObject();

    private static JsonArray Choices(int count) => new([.. Enumerable.Range(0, count).Select(number => new JsonObject { ["name"] = $"choice {number}", ["value"] = $"{number}" })]);

    private static void Add(JsonArray commands, int count, int kind)
    {
        foreach (var number in Enumerable.Range(0, count))
        {
            var command = RawBot.Command(string.Create(CultureInfo.InvariantCulture, $"command-{number}"));
            if (kind != 1) command = new JsonObject { ["name"] = $"Command {number}", ["type"] = kind };
            commands.Add(command);
        }
    }

    private static void Options(JsonArray commands, int count, bool withChoices = false)
    {
        var options = Enumerable.Range(0, count).Select(number => RawBot.Text($"option-{number}", isRequired: false)).ToArray();
        foreach (var option in withChoices ? options : [])
            option["choices"] = new JsonArray([.. Enumerable.Range(0, 4).Select(number => new JsonObject { ["name"] = $"choice {number}", ["value"] = new string((char)('a' + number), 100) })]);
        commands[0]!["options"] = new JsonArray([.. options]);
    }
}
