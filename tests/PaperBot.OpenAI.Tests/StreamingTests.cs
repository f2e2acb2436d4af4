using System.Text;
using Microsoft.Extensions.AI;
using Xunit;

namespace PaperBot.OpenAI.Tests;

public sealed class StreamingTests
{
    [Fact]
    public async Task Pieces_arrive_in_order_with_the_reason_of_the_end_and_the_counts()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.OnChat(Reply.Stream(
            Reply.Event("""{"choices":[{"finish_reason":null,"index":0,"delta":{"role":"assistant","content":null}}]}"""),
            Reply.Piece("Attention "), Reply.Piece("weighs "), Reply.Piece("tokens [1]."), Reply.Finish(), Reply.Usage(21, 7), Reply.Done));
        using var client = await Connected.ClientAsync(server);

        var updates = await client.GetStreamingResponseAsync("What is attention?").ToListAsync();

        Assert.Equal(["Attention ", "weighs ", "tokens [1]."], updates.Select(update => update.Text).Where(text => text.Length > 0));
        var response = updates.ToChatResponse();
        Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
        Assert.Equal("tiny", response.ModelId);
        Assert.Equal((21, 7, 28, 3), (response.Usage!.InputTokenCount, response.Usage.OutputTokenCount, response.Usage.TotalTokenCount, response.Usage.CachedInputTokenCount));
        Assert.Single(response.Messages);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(1000)]
    public async Task It_does_not_matter_how_the_bytes_are_cut(int size)
    {
        await using var server = await ScriptedServer.StartAsync();
        var whole = "\uFEFF: keep-alive\r\n\r\n" + Reply.Piece("Ünïcödé 論文 🙂").Replace("\n", "\r\n", StringComparison.Ordinal)
            + ":\n\nevent: message\nid: 7\nretry: 10\n" + Reply.Piece("</b> and more").Replace("data: ", "data:", StringComparison.Ordinal) + Reply.Finish("length") + Reply.Done;
        server.OnChat(Reply.Bytes([.. Encoding.UTF8.GetBytes(whole).Chunk(size)]));
        using var client = await Connected.ClientAsync(server);

        var response = await client.AskAsync();

        Assert.Equal("Ünïcödé 論文 🙂</b> and more", response.Text);
        Assert.Equal(ChatFinishReason.Length, response.FinishReason);
        Assert.Null(response.Usage);
    }

    [Fact]
    public async Task An_answer_without_the_final_mark_is_complete_when_it_gave_its_reason()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.OnChat(Reply.Stream(Reply.Piece("Done."), Reply.Finish().TrimEnd()));
        using var client = await Connected.ClientAsync(server);
        Assert.Equal("Done.", (await client.AskAsync()).Text);
    }

    [Fact]
    public async Task Events_without_empty_lines_between_them_are_read_one_by_one()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.OnChat(Reply.Stream((Reply.Piece("a") + Reply.Piece("b") + Reply.Finish() + Reply.Done).Replace("\n\n", "\n", StringComparison.Ordinal)));
        using var client = await Connected.ClientAsync(server);
        Assert.Equal("ab", (await client.AskAsync()).Text);
    }

    [Fact]
    public async Task An_event_over_several_data_lines_is_one()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.OnChat(Reply.Stream("data: {\"choices\":\ndata: [{\"delta\":\ndata: {\"content\":\"x\"},\"finish_reason\":\"stop\"}]}\n\n" + Reply.Done));
        using var client = await Connected.ClientAsync(server);
        Assert.Equal("x", (await client.AskAsync()).Text);
    }

    [Fact]
    public async Task A_server_that_does_not_stream_is_read_too()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.OnChat(Reply.Json(200, """{"choices":[{"index":0,"message":{"role":"assistant","content":"<think>hm</think>\n\nWhole."},"finish_reason":"stop"}],"usage":{"prompt_tokens":2,"completion_tokens":1}}"""));
        using var client = await Connected.ClientAsync(server);
        var response = await client.AskAsync();
        Assert.Equal(("Whole.", "hm", 3L), (response.Text, response.Thoughts(), response.Usage!.TotalTokenCount));
    }

    [Theory]
    [InlineData("reasoning_content")]
    [InlineData("reasoning")]
    public async Task Thoughts_in_a_field_of_their_own_are_kept_out_of_the_text(string field)
    {
        await using var server = await ScriptedServer.StartAsync();
        server.OnChat(Reply.Stream(Reply.Thought("Let me ", field), Reply.Thought("see.", field), Reply.Piece("Yes [1]."), Reply.Finish(), Reply.Done));
        using var client = await Connected.ClientAsync(server);
        var response = await client.AskAsync();
        Assert.Equal(("Yes [1].", "Let me see."), (response.Text, response.Thoughts()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_model_that_thinks_first_answers_after_its_thoughts_wherever_they_stand(bool inFieldOfTheirOwn)
    {
        await using var server = await ScriptedServer.StartAsync();
        server.OnChat(inFieldOfTheirOwn
            ? Reply.Stream(Reply.Thought("hm"), Reply.Piece("Yes."), Reply.Finish(), Reply.Done)
            : Reply.Stream(Reply.Piece("hm</th"), Reply.Piece("ink>\n\nYes."), Reply.Finish(), Reply.Done));
        using var client = await Connected.ClientAsync(server, options => options with { ThinksFirst = true });
        var response = await client.AskAsync();
        Assert.Equal(("Yes.", "hm"), (response.Text, response.Thoughts()));
    }

    [Fact]
    public async Task Unknown_fields_and_reasons_do_no_harm()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.OnChat(Reply.Stream(
            Reply.Event("""{"choices":null,"prompt_progress":{"total":9}}"""),
            Reply.Event("""{"choices":[{"index":1,"delta":{"content":"another choice"}}]}"""),
            Reply.Event("""{"choices":[{"index":0,"delta":{"role":"","content":[{"type":"thinking","text":"hm"},{"type":"text","text":"ok"}],"tool_calls":null},"finish_reason":""}],"usage":null}"""),
            Reply.Event("""{"choices":[{"index":0,"delta":{},"finish_reason":"abort","stop_reason":42}]}"""), Reply.Event("[1,2]"), Reply.Event("17"), Reply.Done));
        using var client = await Connected.ClientAsync(server);
        var response = await client.AskAsync();
        Assert.Equal(("ok", "hm", "abort"), (response.Text, response.Thoughts(), response.FinishReason!.Value.Value));
    }

    [Fact]
    public async Task A_huge_answer_comes_through_whole()
    {
        await using var server = await ScriptedServer.StartAsync();
        var text = new string('x', 300_000);
        server.OnChat(Reply.Stream(Reply.Piece(text), Reply.Piece(text), Reply.Finish(), Reply.Done));
        using var client = await Connected.ClientAsync(server);
        Assert.Equal(600_000, (await client.AskAsync()).Text.Length);
    }

    [Fact]
    public async Task An_endless_answer_is_ended_and_the_server_relieved()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.OnChat(Reply.Endless(Reply.Piece(new string('x', 200_000))));
        using var client = await Connected.ClientAsync(server);
        var failure = await client.FailsAsync();
        Assert.Contains("does not stop writing", failure.Message, StringComparison.Ordinal);
        await server.Abandoned.Task;
    }

    [Fact]
    public async Task An_endless_line_is_ended()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.OnChat(Reply.Endless(new string('x', 500_000)));
        using var client = await Connected.ClientAsync(server);
        Assert.Contains("no answer", (await client.FailsAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_is_seen_by_the_server_and_by_the_caller()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.OnChat(Reply.ThenSilence(Reply.Piece("first ")));
        using var client = await Connected.ClientAsync(server);
        using var cancel = new CancellationTokenSource();

        var thrown = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in client.GetStreamingResponseAsync("x", cancellationToken: cancel.Token)) await cancel.CancelAsync();
        });

        Assert.Equal(cancel.Token, thrown.CancellationToken);
        await server.Abandoned.Task;
    }

    [Fact]
    public async Task Cancelling_before_the_first_piece_is_seen_by_the_server()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.OnChat(Reply.ThenSilence());
        using var client = await Connected.ClientAsync(server);
        using var cancel = new CancellationTokenSource();
        var asking = client.GetResponseAsync("x", cancellationToken: cancel.Token);
        while (server.Chats.Count == 0) await Task.Delay(1);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        await server.Abandoned.Task;
    }

    [Fact]
    public async Task Whoever_stops_reading_hangs_up()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.OnChat(Reply.ThenSilence(Reply.Piece("first ")));
        using var client = await Connected.ClientAsync(server);
        await foreach (var update in client.GetStreamingResponseAsync("x"))
        {
            Assert.Equal("first ", update.Text);
            break;
        }

        await server.Abandoned.Task;
    }

    [Fact]
    public async Task A_slow_reader_is_no_silent_server()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.OnChat(Reply.Stream(Reply.Piece("a"), Reply.Piece("b"), Reply.Finish(), Reply.Done));
        using var client = await Connected.ClientAsync(server, options => options with { NextTokenTimeout = TimeSpan.FromSeconds(1) }, TimeProvider.System);
        var text = "";
        await foreach (var update in client.GetStreamingResponseAsync("x"))
        {
            if (text.Length == 0) await Task.Delay(1100);
            text += update.Text;
        }

        Assert.Equal("ab", text);
    }

    [Fact]
    public async Task Requests_in_parallel_do_not_mix()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.OnChat(new Reply(async (context, recorded) =>
        {
            var body = recorded.Chats.First(asked => context.Request.Headers.ContentLength == asked.Body.Length);
            await Reply.Answer(body.Json.GetProperty("messages")[1].GetProperty("content").GetString()!).Send(context, recorded);
        }));
        using var client = await Connected.ClientAsync(server);
        string[] questions = [.. Enumerable.Range(1, 24).Select(number => new string('q', number))];
        var answers = await Task.WhenAll(questions.Select(question => client.AskAsync(question)));
        Assert.Equal(questions, answers.Select(answer => answer.Text));
    }
}
