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
        await api.Client.DeleteResponseAsync(interaction, CancellationToken.None);
        Assert.Equal(
            [$"POST /interactions/{interaction.Id}/{InteractionToken}/callback", $"PATCH /webhooks/5/{InteractionToken}/messages/@original",
                $"POST /webhooks/5/{InteractionToken}?wait=true", $"GET /webhooks/5/{InteractionToken}/messages/@original", $"DELETE /webhooks/5/{InteractionToken}/messages/@original"],
            api.Requests.Select(request => request.ToString()));
        Assert.DoesNotContain(api.Requests, request => request.Headers.ContainsKey("Authorization"));
        Assert.Equal("""{"type":5,"data":{"flags":64}}""", api.Requests.First().Body);
    }
}
