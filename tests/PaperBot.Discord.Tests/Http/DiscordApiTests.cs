using PaperBot.Discord.Http;
using PaperBot.Discord.Payloads;
using Xunit;
using static PaperBot.Discord.Tests.Http.ScriptedApi;

namespace PaperBot.Discord.Tests.Http;

/// <summary>What each call sends, and what it makes of the answer.</summary>
public sealed class DiscordApiTests
{
    private static readonly Snowflake Channel = new(10);
    private static readonly Snowflake Message = new(20);
    private static readonly MessageBody Body = new()
    {
        Content = "Hello", Flags = MessageFlags.Ephemeral | MessageFlags.SuppressEmbeds, Nonce = "n1", EnforceNonce = true,
        MessageReference = new MessageReference { MessageId = Message },
    };

    [Fact]
    public async Task A_message_carries_a_nonce_that_is_enforced()
    {
        await using var api = await StartAsync(Json(200, """{"id":"77","channel_id":"10","content":"Hello","unknown":[1]}"""));
        var message = await api.Client.CreateMessageAsync(Channel, new MessageBody { Content = "Hello" }, CancellationToken.None);
        Assert.Equal((new Snowflake(77), "Hello"), (message.Id, message.Content));
        var request = Assert.Single(api.Requests);
        Assert.Equal("POST /channels/10/messages", request.ToString());
        Assert.InRange(request.Json!["nonce"]!.GetValue<string>().Length, 16, 25);
        Assert.True(request.Json["enforce_nonce"]!.GetValue<bool>());
        Assert.Equal("""{"parse":[],"replied_user":false}""", request.Json["allowed_mentions"]!.ToJsonString());
        Assert.Equal($"Bot {BotToken}", request.Headers["Authorization"]);
        Assert.Matches(@"^DiscordBot \(\S+, \d+\.\d+\.\d+\)$", request.Headers["User-Agent"]);
    }

    [Fact]
    public async Task An_interaction_is_answered_with_its_own_right_alone()
    {
        await using var api = await StartAsync();
        var interaction = Interaction();
        await api.Client.RespondAsync(interaction, InteractionResponse.Deferred(isPrivate: true), CancellationToken.None);
        await api.Client.EditResponseAsync(interaction, Body, CancellationToken.None);
        await api.Client.FollowUpAsync(interaction, Body, CancellationToken.None);
        await api.Client.GetResponseAsync(interaction, CancellationToken.None);
        Assert.Equal(
            [$"POST /interactions/{interaction.Id}/{InteractionToken}/callback", $"PATCH /webhooks/5/{InteractionToken}/messages/@original",
                $"POST /webhooks/5/{InteractionToken}?wait=true", $"GET /webhooks/5/{InteractionToken}/messages/@original"],
            api.Requests.Select(request => request.ToString()));
        Assert.DoesNotContain(api.Requests, request => request.Headers.ContainsKey("Authorization"));
        Assert.Equal("""{"type":5,"data":{"flags":64}}""", api.Requests.First().Body);
    }

    [Fact]
    public async Task One_body_serves_every_endpoint()
    {
        await using var api = await StartAsync();
        var interaction = Interaction();
        await api.Client.CreateMessageAsync(Channel, Body, CancellationToken.None);
        await api.Client.EditMessageAsync(Channel, Message, Body, CancellationToken.None);
        await api.Client.FollowUpAsync(interaction, Body, CancellationToken.None);
        await api.Client.EditResponseAsync(interaction, Body, CancellationToken.None);
        await api.Client.RespondAsync(interaction, InteractionResponse.Message(Body), CancellationToken.None);
        await api.Client.RespondAsync(interaction, InteractionResponse.Update(Body), CancellationToken.None);
        const string plain = "\"content\":\"Hello\",\"allowed_mentions\":{\"parse\":[],\"replied_user\":false}";
        Assert.Equal(
            [
                $$"""{{{plain}},"flags":68,"message_reference":{"message_id":"20"},"nonce":"n1","enforce_nonce":true}""",
                $$"""{{{plain}},"flags":4}""",
                $$"""{{{plain}},"flags":68}""",
                $$"""{{{plain}},"flags":4}""",
                $$$"""{"type":4,"data":{{{{plain}}},"flags":68}}""",
                $$$"""{"type":7,"data":{{{{plain}}},"flags":4}}""",
            ],
            api.Requests.Select(request => request.Body));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(MessageFlags.None, MessageFlags.None)]
    [InlineData(MessageFlags.Ephemeral, null)]
    [InlineData(MessageFlags.SuppressEmbeds | MessageFlags.SuppressNotifications, MessageFlags.SuppressEmbeds)]
    public void An_edit_switches_link_previews_and_no_other_flag(MessageFlags? given, MessageFlags? sent) =>
        Assert.Equal(sent, BodyForms.ForEdit(new MessageBody { Flags = given }).Flags);

    [Fact]
    public async Task Two_messages_never_carry_the_same_nonce()
    {
        await using var api = await StartAsync();
        for (var count = 0; count < 20; count++) await api.Client.CreateMessageAsync(Channel, new MessageBody { Content = "Same" }, CancellationToken.None);
        Assert.Equal(20, api.Requests.Select(request => request.Json!["nonce"]!.GetValue<string>()).Distinct().Count());
    }

    [Fact]
    public async Task A_nonce_that_is_too_long_is_a_mistake_of_the_program()
    {
        await using var api = await StartAsync();
        await Assert.ThrowsAsync<ArgumentException>(() => api.Client.CreateMessageAsync(Channel, new MessageBody { Nonce = new string('n', 26) }, CancellationToken.None));
    }

    [Fact]
    public async Task Forms_and_choices_are_sent_whole()
    {
        await using var api = await StartAsync(Json(204, ""));
        await api.Client.RespondAsync(Interaction(), InteractionResponse.Autocomplete([new CommandChoice("LoRA", "arxiv:2106.09685")]), CancellationToken.None);
        await api.Client.RespondAsync(Interaction(), InteractionResponse.OpenForm(new Form("f", "Follow-up", [])), CancellationToken.None);
        await api.Client.RespondAsync(Interaction(), InteractionResponse.DeferredUpdate, CancellationToken.None);
        Assert.Equal(
            ["""{"type":8,"data":{"choices":[{"name":"LoRA","value":"arxiv:2106.09685"}]}}""",
                """{"type":9,"data":{"custom_id":"f","title":"Follow-up","components":[]}}""", """{"type":6}"""],
            api.Requests.Select(request => request.Body));
    }

    [Fact]
    public async Task Commands_are_overwritten_by_one_request()
    {
        await using var api = await StartAsync(Json(200, """[{"id":"1"},{"id":"2"}]"""));
        var count = await api.Client.OverwriteCommandsAsync(
            new Snowflake(5), [new CommandDefinition { Name = "ask", Description = "Ask" }, new CommandDefinition { Name = "Find similar papers", Type = CommandKind.Message }], CancellationToken.None);
        Assert.Equal(2, count);
        var request = Assert.Single(api.Requests);
        Assert.Equal("PUT /applications/5/commands", request.ToString());
        Assert.Equal("""[{"name":"ask","type":1,"description":"Ask"},{"name":"Find similar papers","type":3}]""", request.Body);
    }

    [Fact]
    public async Task Everything_else_asks_at_its_address()
    {
        await using var api = await StartAsync(
            Json(200, """{"id":"5","name":"PaperBot"}"""), Json(200, """{"url":"wss://x","shards":2,"session_start_limit":{"remaining":9,"max_concurrency":1}}"""),
            Json(200, """{"id":"20"}"""), Json(200, """{"id":"10","type":11}"""), Json(201, """{"id":"20","type":11}"""), Json(204, ""));
        Assert.Equal("PaperBot", (await api.Client.GetApplicationAsync(CancellationToken.None)).Name);
        Assert.Equal(9, (await api.Client.GetGatewayBotAsync(CancellationToken.None)).SessionStartLimit.Remaining);
        Assert.Equal(Message, (await api.Client.GetMessageAsync(Channel, Message, CancellationToken.None)).Id);
        Assert.True((await api.Client.GetChannelAsync(Channel, CancellationToken.None)).IsThread);
        Assert.Equal(Message, (await api.Client.StartThreadAsync(Channel, Message, "LoRA", CancellationToken.None)).Id);
        await api.Client.ShowTypingAsync(Channel, CancellationToken.None);
        Assert.Equal(
            ["GET /applications/@me", "GET /gateway/bot", "GET /channels/10/messages/20", "GET /channels/10", "POST /channels/10/messages/20/threads", "POST /channels/10/typing"],
            api.Requests.Select(request => request.ToString()));
        Assert.Equal("""{"name":"LoRA"}""", api.Requests.ElementAt(4).Body);
    }

    [Fact]
    public async Task A_message_whose_thread_exists_gives_that_thread()
    {
        await using var api = await StartAsync(Refusal(400, 160004), Json(200, """{"id":"20","type":11,"name":"Earlier"}"""));
        Assert.Equal("Earlier", (await api.Client.StartThreadAsync(Channel, Message, "Later", CancellationToken.None)).Name);
        Assert.Equal("GET /channels/20", api.Requests.Last().ToString());
    }
}
