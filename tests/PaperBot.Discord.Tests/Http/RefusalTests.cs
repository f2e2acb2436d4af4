using PaperBot.Discord.Http;
using PaperBot.Discord.Payloads;
using Xunit;
using static PaperBot.Discord.Tests.Http.ScriptedApi;

namespace PaperBot.Discord.Tests.Http;

/// <summary>What callers and people are told of a refusal.</summary>
public sealed class RefusalTests
{
    private static readonly Snowflake Channel = new(10);
    private static readonly MessageBody Body = new() { Content = "a private question" };

    [Theory]
    [InlineData(400, 50035, DiscordErrorKind.Invalid, "did not accept")]
    [InlineData(401, 0, DiscordErrorKind.Unauthorised, "does not accept the bot token")]
    [InlineData(403, 50001, DiscordErrorKind.Forbidden, "View Channel")]
    [InlineData(403, 50007, DiscordErrorKind.Forbidden, "direct messages")]
    [InlineData(403, 50013, DiscordErrorKind.Forbidden, "Send Messages")]
    [InlineData(403, 160002, DiscordErrorKind.Forbidden, "Read Message History")]
    [InlineData(400, 50083, DiscordErrorKind.Forbidden, "archived")]
    [InlineData(400, 160005, DiscordErrorKind.Forbidden, "locked")]
    [InlineData(400, 160006, DiscordErrorKind.Forbidden, "threads")]
    [InlineData(403, 99999, DiscordErrorKind.Forbidden, "Send Messages")]
    [InlineData(404, 10003, DiscordErrorKind.NotFound, "channel or thread is gone")]
    [InlineData(404, 10004, DiscordErrorKind.NotFound, "no longer in this server")]
    [InlineData(404, 10008, DiscordErrorKind.NotFound, "message is gone")]
    [InlineData(404, 0, DiscordErrorKind.NotFound, "does not know this")]
    [InlineData(405, 0, DiscordErrorKind.Invalid, "did not accept")]
    [InlineData(413, 0, DiscordErrorKind.Invalid, "did not accept")]
    public async Task A_refusal_has_a_kind_and_one_calm_sentence(int status, int code, DiscordErrorKind kind, string told)
    {
        await using var api = await StartAsync(Refusal(status, code));
        var failure = await Assert.ThrowsAsync<DiscordException>(() => api.Client.CreateMessageAsync(Channel, Body, CancellationToken.None));
        Assert.Equal((kind, status, code), (failure.Kind, failure.Status, failure.Code));
        Assert.Contains(told, failure.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", failure.Message, StringComparison.Ordinal);
        Assert.Single(api.Requests);
    }

    [Theory]
    [InlineData(404, 10062, DiscordErrorKind.InteractionGone)]
    [InlineData(404, 10015, DiscordErrorKind.InteractionGone)]
    [InlineData(401, 50027, DiscordErrorKind.InteractionGone)]
    [InlineData(401, 0, DiscordErrorKind.InteractionGone)]
    [InlineData(400, 40060, DiscordErrorKind.InteractionGone)]
    [InlineData(404, 10008, DiscordErrorKind.NotFound)]
    [InlineData(403, 50013, DiscordErrorKind.Forbidden)]
    public async Task An_interaction_that_is_over_is_no_wrong_bot_token(int status, int code, DiscordErrorKind kind)
    {
        await using var api = await StartAsync(Refusal(status, code));
        var failure = await Assert.ThrowsAsync<DiscordException>(() => api.Client.EditResponseAsync(Interaction(), Body, CancellationToken.None));
        Assert.Equal(kind, failure.Kind);
        Assert.Single(api.Requests);
    }

    [Fact]
    public async Task A_thread_names_the_permission_that_it_needs()
    {
        await using var api = await StartAsync(Refusal(403, 50013));
        var failure = await Assert.ThrowsAsync<DiscordException>(() => api.Client.StartThreadAsync(Channel, new Snowflake(20), "LoRA", CancellationToken.None));
        Assert.Equal("PaperBot lacks a permission here; give it Create Public Threads and Send Messages in Threads.", failure.Message);
    }

    [Fact]
    public async Task The_log_names_the_first_wrong_field_and_no_text()
    {
        const string body = """
            {"message":"Invalid Form Body","code":50035,"errors":{"embeds":{"0":{"fields":{"3":{"value":{"_errors":[{"code":"BASE_TYPE_MAX_LENGTH","message":"a private question is too long"}]}}}}},"content":{"_errors":[]}}}
            """;
        await using var api = await StartAsync(Json(400, body));
        await Assert.ThrowsAsync<DiscordException>(() => api.Client.CreateMessageAsync(Channel, Body, CancellationToken.None));
        Assert.Contains(api.Logger.Lines, line => line.Contains("code 50035, field embeds.0.fields.3.value BASE_TYPE_MAX_LENGTH", StringComparison.Ordinal));
        Assert.DoesNotContain(api.Logger.Lines, line => line.Contains("private question", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"message":"no"}""")]
    [InlineData("""{"code":1e99,"errors":[]}""")]
    [InlineData("""{"message":1,"code":"many"}""")]
    [InlineData("""{"message":"","errors":{}}""")]
    [InlineData("""{"message":"","errors":{"a":{"_errors":{}}}}""")]
    [InlineData("""{"message":"","errors":{"a":{"_errors":[7]}}}""")]
    public async Task A_refusal_without_a_code_is_taken_by_its_status(string body)
    {
        await using var api = await StartAsync(Json(403, body));
        var failure = await Assert.ThrowsAsync<DiscordException>(() => api.Client.GetChannelAsync(Channel, CancellationToken.None));
        Assert.Equal((DiscordErrorKind.Forbidden, (int?)null), (failure.Kind, failure.Code));
    }

    [Theory]
    [InlineData(403, "<html>error code: 1020")]
    [InlineData(404, "")]
    [InlineData(404, "null")]
    [InlineData(404, "[]")]
    [InlineData(405, "{}")]
    public async Task An_answer_that_is_not_Discords_names_the_address(int status, string body)
    {
        await using var api = await StartAsync(Json(status, body));
        var failure = await Assert.ThrowsAsync<DiscordException>(() => api.Client.GetGatewayBotAsync(CancellationToken.None));
        Assert.Equal(DiscordErrorKind.Unavailable, failure.Kind);
        Assert.Contains("Discord:ApiBaseUrl", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_not_followed(int status)
    {
        await using var other = await StartAsync();
        await using var api = await StartAsync(Json(status, "", ("Location", new Uri(other.Root, "/api/v10/gateway/bot").ToString())));
        var failure = await Assert.ThrowsAsync<DiscordException>(() => api.Client.GetGatewayBotAsync(CancellationToken.None));
        Assert.Contains("Discord:ApiBaseUrl", failure.Message, StringComparison.Ordinal);
        Assert.Empty(other.Requests);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{\"id\":{}}")]
    [InlineData("{\"id\":\"x\"}")]
    [InlineData("")]
    [InlineData("{\"id\":\"\xff\"")]
    public async Task A_success_that_cannot_be_read_is_asked_for_again_and_then_given_up(string body)
    {
        await using var api = await StartAsync(Json(200, body));
        var failure = await Assert.ThrowsAsync<DiscordException>(() => api.Client.GetChannelAsync(Channel, CancellationToken.None));
        Assert.Equal(DiscordErrorKind.Unavailable, failure.Kind);
        Assert.Equal(Pace.MaxAttempts, api.Requests.Count);
    }
}
