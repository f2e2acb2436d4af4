using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using PaperBot.DiscordServer;
using Xunit;

namespace PaperBot.Discord.Tests.Server;

/// <summary>Paths, queries, headers, responses and forms against the contract.</summary>
public sealed class RequestContractTests
{
    private static readonly Dictionary<string, (Action<JsonObject> Change, string Part)> FormMistakes = new()
    {
        ["title too long"] = (form => form["title"] = new string('x', 46), "data.title"),
        ["no title"] = (form => form.Remove("title"), "data.title"),
        ["custom id too long"] = (form => form["custom_id"] = new string('x', 101), "data.custom_id"),
        ["no inputs"] = (form => form["components"] = new JsonArray(), "data.components"),
        ["six inputs"] = (form => form["components"] = new JsonArray([.. Enumerable.Range(0, 6).Select(number => Labelled($"{number}"))]), "data.components"),
        ["label too long"] = (form => form["components"]![0]!["label"] = new string('x', 46), "data.components.0.label"),
        ["input id twice"] = (form => form["components"]!.AsArray().Add(Labelled("question")), "duplicated"),
        ["input too long"] = (form => form["components"]![0]!["component"]!["max_length"] = 4001, "max_length"),
        ["value above max_length"] = (form => form["components"]![0]!["component"]!["value"] = new string('x', 301), "value"),
        ["style out of range"] = (form => form["components"]![0]!["component"]!["style"] = 3, "style"),
        ["button in a form"] = (form => form["components"]!.AsArray().Add(RawBot.Row(new JsonObject { ["type"] = 2, ["style"] = 1, ["label"] = "x", ["custom_id"] = "x" })), "data.components.1"),
    };

    public static TheoryData<string> FormNames => [.. FormMistakes.Keys];

    [Theory]
    [InlineData("GET", "/applications/@me", "")]
    [InlineData("GET", "/users/@me", "")]
    [InlineData("GET", "/gateway/bot", "")]
    [InlineData("GET", "/guilds/5", "")]
    [InlineData("GET", "/channels/5", "")]
    [InlineData("GET", "/channels/5/messages/6", "")]
    [InlineData("GET", "/channels/5/messages", "?limit=100&before=7")]
    [InlineData("DELETE", "/channels/5/messages/6", "")]
    [InlineData("POST", "/channels/5/typing", "")]
    [InlineData("GET", Requests.Webhook + "/messages/@original", "")]
    [InlineData("DELETE", Requests.Webhook + "/messages/5", "")]
    [SuppressMessage("Design", "CA1054", Justification = "A part of an address.")]
    public void A_request_without_body_is_taken(string method, string path, string query) => Requests.AssertTaken(Requests.Of(method, path, query: query));

    [Theory]
    [InlineData("GET", "/channels/5/messages", "?limit=101", "?limit")]
    [InlineData("GET", "/channels/5/messages", "?limit=many", "?limit")]
    [InlineData("GET", "/channels/5/messages", "?befor=7", "?befor")]
    [InlineData("GET", "/channels/abc/messages", "", "{channel_id}")]
    [InlineData("GET", "/channels/05/messages", "", "{channel_id}")]
    [InlineData("GET", "/chanels/5", "", "describes no")]
    [InlineData("POST", "/channels/5", "", "describes no")]
    [InlineData("POST", "/channels/5/messages", "", "body")]
    public void A_path_or_query_that_Discord_does_not_know_is_found(string method, string path, string query, string part)
    {
        Requests.NeedDescription();
        Requests.AssertRefused(Requests.Of(method, path, query: query), part);
    }

    [Fact]
    public void Headers_are_as_Discord_wants_them()
    {
        var message = RawBot.Once(RawBot.Message());
        Requests.AssertTaken(Requests.Of("POST", Requests.Messages, message));
        Requests.AssertRefused(Requests.Of("POST", Requests.Messages, message, headers => headers.Remove("Authorization")), "Authorization");
        Requests.AssertRefused(Requests.Of("POST", Requests.Messages, message, headers => headers["Authorization"] = "Bearer secret"), "Authorization");
        Requests.AssertRefused(Requests.Of("POST", Requests.Messages, message, headers => headers.Remove("User-Agent")), "User-Agent");
        Requests.AssertRefused(Requests.Of("POST", Requests.Messages, message, headers => headers["User-Agent"] = "PaperBot/1.0"), "User-Agent");
        Requests.AssertRefused(Requests.Of("POST", Requests.Messages, message, headers => headers["Content-Type"] = "text/plain"), "Content-Type");
        Requests.AssertRefused(Requests.Of("POST", Requests.Callback, RawBot.Response(5), headers => headers["Authorization"] = "Bot secret"), "Authorization");
        Requests.AssertRefused(Requests.Of("GET", "/attachments/1/2/a.gz", null, headers => headers["Authorization"] = "Bot secret"), "Authorization");
    }

    [Fact]
    public void A_body_that_is_no_JSON_is_found() =>
        Requests.AssertRefused(Requests.Of("POST", Requests.Messages, RawBot.Message()) with { Body = "{\"content\":" }, "no JSON");

    [Fact]
    public void First_responses_of_every_kind_are_taken()
    {
        Requests.AssertTaken(Requests.Of("POST", Requests.Callback, RawBot.Response(4, RawBot.Message())));
        Requests.AssertTaken(Requests.Of("POST", Requests.Callback, RawBot.Response(5)));
        Requests.AssertTaken(Requests.Of("POST", Requests.Callback, RawBot.Response(5, new JsonObject { ["flags"] = 64 })));
        Requests.AssertTaken(Requests.Of("POST", Requests.Callback, RawBot.Response(6)));
        Requests.AssertTaken(Requests.Of("POST", Requests.Callback, RawBot.Response(7, RawBot.MessageWithButton())));
        Requests.AssertTaken(Requests.Of("POST", Requests.Callback, RawBot.Response(8, new JsonObject { ["choices"] = Choices(25) })));
        Requests.AssertTaken(Requests.Of("POST", Requests.Callback, RawBot.Response(8, new JsonObject { ["choices"] = new JsonArray() })));
        Requests.AssertTaken(Requests.Of("POST", Requests.Callback, RawBot.Response(9, Form())));
        Requests.AssertTaken(Requests.Of("POST", Requests.Callback, RawBot.Response(9, FormOfRows())));
        Requests.AssertTaken(Requests.Of("POST", $"{Requests.Messages}/5/threads", new JsonObject { ["name"] = "Why?", ["auto_archive_duration"] = 1440 }));
        Requests.AssertTaken(Requests.Of("POST", "/users/@me/channels", new JsonObject { ["recipient_id"] = "5" }));
    }

    [Fact]
    public void Choices_keep_to_their_limits()
    {
        Requests.AssertRefused(Requests.Of("POST", Requests.Callback, RawBot.Response(8, new JsonObject { ["choices"] = Choices(26) })), "data.choices");
        var tooLong = Choices(1);
        tooLong[0]!["name"] = new string('x', 101);
        Requests.AssertRefused(Requests.Of("POST", Requests.Callback, RawBot.Response(8, new JsonObject { ["choices"] = tooLong })), "data.choices.0.name");
        Requests.AssertRefused(Requests.Of("POST", Requests.Callback, RawBot.Response(4, new JsonObject { ["content"] = "x" })), "data.allowed_mentions");
        Requests.AssertRefused(Requests.Of("POST", Requests.Callback, RawBot.Response(7, new JsonObject { ["content"] = "x" })), "data.allowed_mentions");
        Requests.AssertRefused(Requests.Of("POST", Requests.Callback, RawBot.Response(4)), "data");
    }

    [Theory]
    [MemberData(nameof(FormNames))]
    public void A_mistake_in_a_form_is_found(string mistake)
    {
        var form = Form();
        FormMistakes[mistake].Change(form);
        Requests.AssertRefused(Requests.Of("POST", Requests.Callback, RawBot.Response(9, form)), FormMistakes[mistake].Part);
    }

    [Fact]
    public void Responses_are_described_to_the_last_property()
    {
        Requests.NeedDescription();
        Requests.AssertRefused(Requests.Of("POST", Requests.Callback, RawBot.Response(15)), "type");
        Requests.AssertRefused(Requests.Of("POST", Requests.Callback, RawBot.With(RawBot.Response(5), "token", "x")), "token");
        Requests.AssertRefused(Requests.Of("POST", Requests.Callback, RawBot.Response(9, RawBot.With(Form(), "flags", 64))), "data.flags");
        Requests.AssertRefused(Requests.Of("PATCH", $"{Requests.Webhook}/messages/@original", RawBot.Once(RawBot.Message())), "nonce: Discord knows no property");
        Requests.AssertRefused(Requests.Of("POST", $"{Requests.Messages}/5/threads", new JsonObject { ["name"] = "Why?", ["auto_archive_duration"] = 7 }), "auto_archive_duration");
    }

    [Fact]
    public async Task The_server_gathers_violations_and_can_leave_the_check_out()
    {
        await using var discord = await LoopbackDiscord.StartAsync();
        using var bot = new RawBot(discord);

        await bot.SendAsync("POST", $"/channels/{discord.World.Channel.Id}/messages", new JsonObject { ["content"] = "x" });
        Assert.Contains(discord.Violations, violation => violation.Contains("allowed_mentions", StringComparison.Ordinal));
        discord.Violations.Clear();
        (discord.ChecksContract, discord.KeepsRequests) = (false, false);
        await bot.SendAsync("POST", $"/channels/{discord.World.Channel.Id}/messages", new JsonObject { ["content"] = "x" });

        Assert.Empty(discord.Violations);
        Assert.Single(discord.Requests);
    }

    private static JsonObject Labelled(string id) => new()
    {
        ["type"] = 18, ["label"] = "Your question", ["description"] = "In one sentence",
        ["component"] = new JsonObject { ["type"] = 4, ["custom_id"] = id, ["style"] = 2, ["min_length"] = 1, ["max_length"] = 300, ["required"] = true, ["placeholder"] = "Why …?" },
    };

    private static JsonObject Form() => new() { ["custom_id"] = "follow", ["title"] = "Ask a follow-up", ["components"] = new JsonArray(Labelled("question")) };

    private static JsonObject FormOfRows() => new()
    {
        ["custom_id"] = "follow", ["title"] = "Ask a follow-up",
        ["components"] = new JsonArray(RawBot.Row(new JsonObject { ["type"] = 4, ["custom_id"] = "question", ["label"] = "Your question", ["style"] = 1 })),
    };

    private static JsonArray Choices(int count) => new([.. Enumerable.Range(0, count).Select(number => new JsonObject { ["name"] = $"Paper {number}", ["value"] = $"{number}" })]);
}
