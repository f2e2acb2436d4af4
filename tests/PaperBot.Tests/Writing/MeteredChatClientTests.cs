using Microsoft.Extensions.AI;
using PaperBot.Writing;
using Xunit;

namespace PaperBot.Tests.Writing;

/// <summary>What a request is said to have taken.</summary>
public sealed class MeteredChatClientTests
{
    private static readonly ChatMessage[] Asked = [new(ChatRole.System, new string('s', 30)), new(ChatRole.User, new string('u', 10))];

    private readonly List<(string User, long Tokens)> _charged = [];

    [Fact]
    public async Task What_the_client_tells_is_charged_once()
    {
        var usage = new ChatResponseUpdate(ChatRole.Assistant, [new UsageContent(new UsageDetails { InputTokenCount = 300, OutputTokenCount = 20, TotalTokenCount = 320 })]);
        await StreamAsync(new ScriptedChatClient().Then(new ChatResponseUpdate(ChatRole.Assistant, "Hello"), usage));
        Assert.Equal([("guild:user", 320L)], _charged);
    }

    [Fact]
    public async Task Input_and_output_are_added_where_no_total_is_told()
    {
        var usage = new ChatResponseUpdate(ChatRole.Assistant, [new UsageContent(new UsageDetails { InputTokenCount = 300, OutputTokenCount = 20 })]);
        await StreamAsync(new ScriptedChatClient().Then(usage));
        Assert.Equal([("guild:user", 320L)], _charged);
    }

    [Fact]
    public async Task Where_nothing_is_told_four_characters_are_a_token()
    {
        await StreamAsync(ScriptedChatClient.Streaming("12345678", "1234"));
        Assert.Equal([("guild:user", 13L)], _charged);
    }

    [Fact]
    public async Task Reasoning_counts_too()
    {
        await StreamAsync(new ScriptedChatClient().Then(new ChatResponseUpdate(ChatRole.Assistant, [new TextReasoningContent("12345678")])));
        Assert.Equal([("guild:user", 12L)], _charged);
    }

    [Fact]
    public async Task A_stream_that_is_left_is_charged_for_what_was_written()
    {
        await foreach (var update in Metered(new ScriptedChatClient().Then("12345678").ThenRepeats("more")).GetStreamingResponseAsync(Asked, Options())) break;
        Assert.Equal([("guild:user", 12L)], _charged);
    }

    [Fact]
    public async Task A_failure_after_some_words_is_charged_for_them_and_passed_on()
    {
        await Assert.ThrowsAsync<ModelException>(() => StreamAsync(ScriptedChatClient.Streaming("1234").ThenFails(() => new ModelException("The model is gone."))));
        Assert.Equal([("guild:user", 11L)], _charged);
    }

    [Fact]
    public async Task A_request_that_only_waited_costs_nothing()
    {
        await Assert.ThrowsAsync<ModelException>(() => StreamAsync(new ScriptedChatClient().Then(WritingHints.QueuedAt(3)).ThenFails(() => new ModelException("The queue is full."))));
        Assert.Empty(_charged);
    }

    [Fact]
    public async Task A_whole_response_is_charged_like_a_stream()
    {
        var usage = new ChatResponseUpdate(ChatRole.Assistant, [new TextContent("Hello"), new UsageContent(new UsageDetails { TotalTokenCount = 42 })]);
        Assert.Equal("Hello", (await Metered(new ScriptedChatClient().Then(usage)).GetResponseAsync(Asked, Options())).Text);
        await Metered(ScriptedChatClient.Streaming("12345678")).GetResponseAsync(Asked, Options());
        Assert.Equal([("guild:user", 42L), ("guild:user", 12L)], _charged);
    }

    [Fact]
    public async Task Nobody_named_is_told_as_nobody()
    {
        await foreach (var update in Metered(ScriptedChatClient.Streaming("1234")).GetStreamingResponseAsync(Asked)) _ = update;
        Assert.Equal([("", 11L)], _charged);
    }

    [Fact]
    public async Task What_is_asked_and_written_is_passed_on_unchanged()
    {
        var client = ScriptedChatClient.Streaming("a", "b");
        var options = Options();
        var pieces = new List<string>();
        await foreach (var update in Metered(client).GetStreamingResponseAsync(Asked, options)) pieces.Add(update.Text);
        Assert.Equal(["a", "b"], pieces);
        Assert.Equal(Asked, client.Requests[0].Messages);
        Assert.Same(options, client.Requests[0].Options);
    }

    private static ChatOptions Options() => new ChatOptions().ForUser("guild:user");

    private MeteredChatClient Metered(ScriptedChatClient client) => new(client, (user, tokens) => _charged.Add((user, tokens)));

    private async Task StreamAsync(ScriptedChatClient client)
    {
        await foreach (var update in Metered(client).GetStreamingResponseAsync(Asked, Options())) _ = update;
    }
}
