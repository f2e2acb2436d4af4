using Microsoft.Extensions.AI;
using PaperBot.LlamaCpp.Native;
using PaperBot.LlamaCpp.Tests.Chat;
using PaperBot.Writing;
using Xunit;

namespace PaperBot.LlamaCpp.Tests.Batching;

public sealed class DecodeLoopTests
{
    private static readonly string[] Recitation = ["LoRA freezes", " the weights", " [1].", " It works", " [2]."];

    [Fact]
    public async Task Requests_that_are_computed_together_write_what_each_writes_alone()
    {
        await using var chat = await TestChat.RandomAsync();
        var questions = Enumerable.Range(0, 8).Select(number => $"{new string((char)('a' + number), 3 + (17 * number))}?").ToList();
        var alone = new List<string>();
        foreach (var question in questions) alone.Add((await chat.AskAsync(question)).Text);

        var together = await Task.WhenAll(questions.Select(question => chat.AskAsync(question)));

        Assert.Equal(alone, together.Select(told => told.Text));
    }

    [Fact]
    public async Task One_of_eight_that_is_cancelled_does_not_disturb_the_others()
    {
        await using var chat = await TestChat.RandomAsync();
        using var cancellation = new CancellationTokenSource();
        var questions = Enumerable.Range(0, 7).Select(number => $"{(char)('a' + number)} question").ToList();
        var alone = new List<string>();
        foreach (var question in questions) alone.Add((await chat.AskAsync(question)).Text);

        var held = chat.Turns.Take(CancellationToken.None);
        var cancelled = chat.AskAsync("z question", TestChat.Greedy(400), cancellation.Token);
        var others = questions.Select(question => chat.AskAsync(question)).ToList();
        await chat.StandsAsync();
        for (var decodes = 0; decodes < 5; decodes++)
        {
            held.Dispose();
            held = chat.Turns.Take(CancellationToken.None);
        }

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        held.Dispose();

        Assert.Equal(alone, (await Task.WhenAll(others)).Select(told => told.Text));
    }

    [Fact]
    public async Task A_reader_that_stops_reading_frees_the_place()
    {
        await using var chat = await TestChat.RandomAsync(TestChat.Options with { ParallelSequences = 1 });
        await foreach (var update in chat.Client.GetStreamingResponseAsync("Hello", TestChat.Greedy(400)))
        {
            if (update.Text.Length > 0) break;
        }

        var next = await chat.AskAsync("Hello", TestChat.Greedy(3));
        await TestChat.Until(() => chat.Loop.IsIdle);

        Assert.Equal(3, next.Usage!.OutputTokenCount);
        Assert.True(chat.Loop.Meter.WrittenTokens < 400);
    }

    [Fact]
    public async Task Two_hundred_requests_of_which_many_are_cancelled_all_end_and_leave_no_cell_behind()
    {
        await using var chat = await TestChat.RandomAsync();
        var random = new Random(5);

        var ends = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => EndAsync(random.Next(1, 300), random.Next(1, 60), random.Next(3) == 0 ? random.Next(30) : -1)));
        await TestChat.Until(() => chat.Loop.IsIdle);

        Assert.InRange(ends.Count(isComplete => isComplete), 100, 199);
        for (var id = 0; id < 8; id++) Assert.Equal(-1, Llama.LastPosition(chat.Loop.Context.Memory, id));
        Assert.Equal(chat.Loop.Context.Cells, chat.Loop.Sequences.Room);
        Assert.InRange(chat.Loop.Sequences.KeptBytes, 1, chat.Loop.Context.KeptBytes);

        async Task<bool> EndAsync(int length, int mostTokens, int cancelBehind)
        {
            var (question, read) = (new string((char)('a' + (length % 26)), length), 0);
            await foreach (var update in chat.Client.GetStreamingResponseAsync(question, TestChat.Greedy(mostTokens)))
            {
                if (update.FinishReason is not null) return true;
                if (cancelBehind >= 0 && read++ >= cancelBehind) break;
            }

            return false;
        }
    }

    [Fact]
    public async Task Who_asks_once_is_served_after_one_round_of_who_asks_much()
    {
        await using var chat = await TestChat.RecitingAsync(Recitation, TestChat.Options with { ParallelSequences = 1 });
        var held = chat.Turns.Take(CancellationToken.None);
        var first = chat.AskAsync("One", TestChat.Greedy(user: "ann"));
        await chat.StandsAsync();
        var flood = Enumerable.Range(0, 5).Select(_ => chat.AskAsync("More", TestChat.Greedy(user: "ann"))).ToList();
        var other = chat.AskAsync("One", TestChat.Greedy(user: "bob"));

        held.Dispose();

        Assert.Equal([2, 1], (await other).Positions);
        Assert.Equal([1], (await flood[0]).Positions);
        Assert.Equal([5, 6, 5, 4, 3, 2, 1], (await flood[4]).Positions);
        await first;
    }

    [Fact]
    public async Task A_full_queue_refuses_and_those_who_wait_hear_their_position()
    {
        await using var chat = await TestChat.RecitingAsync(Recitation, TestChat.Options with { ParallelSequences = 1, QueueLength = 2 });
        var held = chat.Turns.Take(CancellationToken.None);
        var first = chat.AskAsync("One");
        await chat.StandsAsync();
        var second = chat.AskAsync("Two");
        var third = chat.AskAsync("Three");

        var busy = await Assert.ThrowsAsync<ModelBusyException>(() => chat.AskAsync("Four"));
        held.Dispose();

        Assert.Equal(2, busy.Waiting);
        Assert.Equal([], (await first).Positions);
        Assert.Equal([1], (await second).Positions);
        Assert.Equal([2, 1], (await third).Positions);
        Assert.Equal(string.Concat(Recitation), (await third).Text);
    }

    [Fact]
    public async Task Who_leaves_the_queue_lets_the_others_move_up()
    {
        await using var chat = await TestChat.RecitingAsync(Recitation, TestChat.Options with { ParallelSequences = 1, QueueLength = 2 });
        using var cancellation = new CancellationTokenSource();
        var held = chat.Turns.Take(CancellationToken.None);
        var first = chat.AskAsync("One");
        await chat.StandsAsync();
        var second = chat.AskAsync("Two", cancellationToken: cancellation.Token);
        var third = chat.AskAsync("Three");

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        var fourth = chat.AskAsync("Four");
        held.Dispose();

        Assert.Equal([2, 1], (await third).Positions);
        Assert.Equal([2, 1], (await fourth).Positions);
        await first;
    }

    [Fact]
    public async Task Closing_ends_everything_with_a_clear_error()
    {
        var chat = await TestChat.RandomAsync(TestChat.Options with { ParallelSequences = 2 });
        var held = chat.Turns.Take(CancellationToken.None);
        var asked = Enumerable.Range(0, 4).Select(number => chat.AskAsync($"Question {number}", TestChat.Greedy(400))).ToList();
        await chat.StandsAsync();

        await chat.DisposeAsync();
        held.Dispose();

        foreach (var request in asked) Assert.Contains("closed", (await Assert.ThrowsAsync<ModelException>(() => request)).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ModelException>(() => chat.AskAsync("Late"));
    }

    [Fact]
    public async Task The_loop_does_not_wait_for_a_slow_reader()
    {
        await using var chat = await TestChat.RandomAsync();
        await using var slow = chat.Client.GetStreamingResponseAsync("Hello", TestChat.Greedy(60)).GetAsyncEnumerator();
        Assert.True(await slow.MoveNextAsync());

        await TestChat.Until(() => chat.Loop.Meter.WrittenTokens == 60);
        var others = await chat.AskAsync("Hello", TestChat.Greedy(60));
        var text = slow.Current.Text;
        while (await slow.MoveNextAsync()) text += slow.Current.Text;

        Assert.Equal(others.Text, text);
    }
}
