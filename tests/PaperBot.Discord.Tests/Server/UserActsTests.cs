using System.Text.Json.Nodes;
using PaperBot.DiscordServer.World;
using Xunit;

namespace PaperBot.Discord.Tests.Server;

/// <summary>What people do in the Discord on loopback, and how it reaches the bot.</summary>
public sealed class UserActsTests
{
    [Fact]
    public async Task A_click_carries_the_message_and_its_update_is_the_response()
    {
        await using var server = await ServerFixture.StartAsync();
        var message = await server.SendAsync(RawBot.MessageWithButton());

        var click = await server.World.ClickAsync(server.World.Reader, message, "Evidence");
        Assert.Equal($"{message.Id}", (string?)server.Last().Payload["message"]!["id"]);
        Assert.Equal("evidence", (string?)server.Last().Payload["data"]!["custom_id"]);
        await server.Bot.RespondAsync(server.Last(), 7, RawBot.Message("changed"));

        Assert.Equal("changed", (await click.WaitForTextAsync("changed")).Content);
        Assert.Same(message, click.Response);
        Assert.Empty(server.Discord.Violations);
    }

    [Fact]
    public async Task Nobody_clicks_what_does_not_show()
    {
        await using var server = await ServerFixture.StartAsync();
        var message = await server.SendAsync(RawBot.MessageWithButton());

        await Assert.ThrowsAsync<InvalidOperationException>(() => server.World.ClickAsync(server.World.Reader, message, "Similar"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => server.World.SlashAsync(server.World.Reader, server.World.Channel, "unknown"));
        await Assert.ThrowsAsync<ArgumentException>(() => server.World.SlashAsync(server.World.Reader, server.World.Channel, "ask"));
        await Assert.ThrowsAsync<ArgumentException>(() => server.World.SlashAsync(server.World.Reader, server.World.Channel, "ask", ("query", "x")));
        await Assert.ThrowsAsync<ArgumentException>(() => server.World.SlashAsync(server.World.Reader, server.World.Channel, "ask", ("question", 3)));
    }

    [Fact]
    public async Task A_form_opens_and_comes_back_with_what_was_written()
    {
        await using var server = await ServerFixture.StartAsync();
        var message = await server.SendAsync(RawBot.MessageWithButton("hello", "Ask a follow-up", "follow"));
        var click = await server.World.ClickAsync(server.World.Reader, message, "Ask a follow-up");
        var input = new JsonObject { ["type"] = 4, ["custom_id"] = "question", ["style"] = 2, ["max_length"] = 300 };
        var label = new JsonObject { ["type"] = 18, ["label"] = "Your question", ["component"] = input };
        await server.Bot.RespondAsync(server.Last(), 9, new JsonObject { ["custom_id"] = "form", ["title"] = "Follow-up", ["components"] = new JsonArray(label) });

        var form = await click.WaitForFormAsync();
        await Assert.ThrowsAsync<ArgumentException>(() => server.World.SubmitFormAsync(server.World.Reader, form));
        await server.World.SubmitFormAsync(server.World.Reader, form, ("Your question", "And why?"));

        Assert.Equal(5, (int)server.Last().Payload["type"]!);
        Assert.Equal("And why?", (string?)server.Last().Payload["data"]!["components"]![0]!["component"]!["value"]);
        Assert.Equal($"{message.Id}", (string?)server.Last().Payload["message"]!["id"]);
        Assert.Empty(server.Discord.Violations);
    }

    [Fact]
    public async Task Typing_gets_choices()
    {
        await using var server = await ServerFixture.StartAsync();

        var typing = await server.World.TypeAsync(server.World.Reader, server.World.Channel, "paper", "paper", "atten");
        Assert.True((bool)server.Last().Payload["data"]!["options"]![0]!["focused"]!);
        var choice = new JsonObject { ["name"] = "Attention is all you need", ["value"] = "1706.03762" };
        await server.Bot.RespondAsync(server.Last(), 8, new JsonObject { ["choices"] = new JsonArray(choice) });

        Assert.Equal([new OfferedChoice("Attention is all you need", "1706.03762")], await typing.WaitForChoicesAsync());
        Assert.Empty(server.Discord.Violations);
    }

    [Fact]
    public async Task The_bot_reads_only_what_is_meant_for_it()
    {
        await using var server = await ServerFixture.StartAsync();
        var (world, reader) = (server.World, server.World.Reader);
        var own = await server.SendAsync();
        var (interaction, exchange) = await server.AskAsync();
        await server.Bot.RespondAsync(interaction, 4, RawBot.Message("an answer"));

        async Task<string> HeardAsync(Task<Exchange> act)
        {
            await act;
            return (string)server.LastEvent("MESSAGE_CREATE")["content"]!;
        }

        Assert.Equal("", await HeardAsync(world.SayAsync(reader, world.Channel, "to nobody")));
        Assert.Equal($"{world.Bot.Mention} to the bot", await HeardAsync(world.MentionAsync(reader, world.Channel, "to the bot")));
        Assert.Equal("pinged", await HeardAsync(world.ReplyAsync(reader, own, "pinged")));
        Assert.Equal("hello", (string?)server.LastEvent("MESSAGE_CREATE")["referenced_message"]!["content"]);
        Assert.Equal("", await HeardAsync(world.ReplyAsync(reader, own, "not pinged", ping: false)));
        Assert.Equal("", await HeardAsync(world.ReplyAsync(reader, exchange.Response!, "to an interaction's message")));
        Assert.Equal("direct", await HeardAsync(world.DirectAsync(reader, "direct")));
        Assert.Null(server.LastEvent("MESSAGE_CREATE")["guild_id"]);
    }

    [Fact]
    public async Task A_message_command_shows_the_message_whole()
    {
        await using var server = await ServerFixture.StartAsync();
        var said = await server.World.SayAsync(server.World.Reader, server.World.Channel, "is this so?");

        await server.World.MessageCommandAsync(server.World.Reader, "Ask about this", said.Sent!);

        var data = server.Last().Payload["data"]!;
        Assert.Equal($"{said.Sent!.Id}", (string?)data["target_id"]);
        Assert.Equal("is this so?", (string?)data["resolved"]!["messages"]![$"{said.Sent.Id}"]!["content"]);
    }

    [Fact]
    public async Task An_uploaded_file_is_served_without_a_bot_token()
    {
        await using var server = await ServerFixture.StartAsync();
        await server.Bot.RegisterAsync(RawBot.Command("add", new JsonObject { ["name"] = "file", ["type"] = 11, ["description"] = "A file." }));

        await server.World.SlashAsync(server.World.Reader, server.World.Channel, "add", ("file", new UploadedFile("papers.jsonl", [1, 2, 3])));

        var attachment = server.Last().Payload["data"]!["resolved"]!["attachments"]!.AsObject().Single().Value!;
        Assert.Equal(3, (long)attachment["size"]!);
        using var http = new HttpClient();
        Assert.Equal([1, 2, 3], await http.GetByteArrayAsync(new Uri((string)attachment["url"]!)));
    }

    [Fact]
    public async Task Answers_in_a_thread_belong_to_what_opened_it()
    {
        await using var server = await ServerFixture.StartAsync();
        var mentioned = await server.World.MentionAsync(server.World.Reader, server.World.Channel, "why?");
        var sent = mentioned.Sent!;

        var (status, thread) = await server.Bot.SendAsync("POST", $"/channels/{sent.Channel.Id}/messages/{sent.Id}/threads", new JsonObject { ["name"] = "why?" });
        Assert.Equal(201, status);
        Assert.Equal($"{sent.Id}", (string?)thread!["id"]);
        await server.Bot.SendAsync("POST", $"/channels/{sent.Id}/messages", RawBot.Once(RawBot.Message("because")));

        Assert.Equal("because", (await mentioned.WaitForFinalAsync()).Content);
        Assert.Empty(server.Discord.Violations);
    }

    [Fact]
    public async Task A_select_menu_hands_on_what_was_chosen()
    {
        await using var server = await ServerFixture.StartAsync();
        var options = new JsonArray(new JsonObject { ["label"] = "One", ["value"] = "1" }, new JsonObject { ["label"] = "Two", ["value"] = "2" });
        var menu = new JsonObject { ["type"] = 3, ["custom_id"] = "pick", ["options"] = options };
        var message = await server.SendAsync(RawBot.With(RawBot.Message(), "components", new JsonArray(RawBot.Row(menu))));

        await server.World.SelectAsync(server.World.Reader, message, "Two");

        Assert.Equal("2", (string?)server.Last().Payload["data"]!["values"]![0]);
        await Assert.ThrowsAsync<ArgumentException>(() => server.World.SelectAsync(server.World.Reader, message, "Three"));
        Assert.Empty(server.Discord.Violations);
    }

    [Fact]
    public async Task The_same_interaction_can_arrive_twice()
    {
        await using var server = await ServerFixture.StartAsync();
        var (interaction, exchange) = await server.AskAsync();

        await server.World.DispatchAgainAsync(exchange);

        var arrived = server.Events.Where(one => one.Name == "INTERACTION_CREATE").Select(one => $"{one.Data["id"]}");
        Assert.Equal([$"{interaction.Payload["id"]}", $"{interaction.Payload["id"]}"], arrived);
    }

    [Fact]
    public async Task Waiting_in_vain_tells_what_was_there()
    {
        await using var server = await ServerFixture.StartAsync();
        var (interaction, exchange) = await server.AskAsync();
        await server.Bot.RespondAsync(interaction, 4, RawBot.Message("something else"));

        var failure = await Assert.ThrowsAsync<TimeoutException>(() => exchange.WaitForTextAsync("an answer", TimeSpan.FromMilliseconds(1)));

        Assert.Contains("something else", failure.Message, StringComparison.Ordinal);
    }
}
