using System.Collections.Concurrent;
using PaperBot.LlamaCpp.Batching;
using Xunit;

namespace PaperBot.LlamaCpp.Tests.Batching;

public sealed class DecodeTurnsTests
{
    private readonly DecodeTurns _turns = new();

    [Fact]
    public async Task Turns_are_given_first_come_first_served()
    {
        var order = new ConcurrentQueue<int>();
        var held = _turns.Take(CancellationToken.None);
        var waiting = new List<Task>();
        for (var number = 0; number < 4; number++)
        {
            waiting.Add(Waiter(number, order, CancellationToken.None));
            await Until(() => _turns.Waiting == waiting.Count);
        }

        held.Dispose();
        await Task.WhenAll(waiting);

        Assert.Equal([0, 1, 2, 3], order);
    }

    [Fact]
    public async Task Whoever_gives_a_turn_back_and_asks_again_stands_behind_those_who_wait()
    {
        var order = new ConcurrentQueue<int>();
        var first = _turns.Take(CancellationToken.None);
        var other = Waiter(2, order, CancellationToken.None);
        await Until(() => _turns.Waiting == 1);

        first.Dispose();
        using (_turns.Take(CancellationToken.None)) order.Enqueue(1);
        await other;

        Assert.Equal([2, 1], order);
    }

    [Fact]
    public async Task A_cancelled_wait_leaves_the_turn_to_the_next()
    {
        using var cancellation = new CancellationTokenSource();
        var order = new ConcurrentQueue<int>();
        var held = _turns.Take(CancellationToken.None);
        var cancelled = Waiter(1, order, cancellation.Token);
        await Until(() => _turns.Waiting == 1);
        var next = Waiter(2, order, CancellationToken.None);
        await Until(() => _turns.Waiting == 2);

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        held.Dispose();
        await next;

        Assert.Equal([2], order);
    }

    [Fact]
    public async Task Only_one_computes_at_a_time()
    {
        var (inside, most) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(Compute, TaskCreationOptions.LongRunning)));

        Assert.Equal(1, most);

        void Compute()
        {
            for (var round = 0; round < 200; round++)
            {
                using var turn = _turns.Take(CancellationToken.None);
                most = Math.Max(most, Interlocked.Increment(ref inside));
                Thread.Yield();
                Interlocked.Decrement(ref inside);
            }
        }
    }

    private Task Waiter(int number, ConcurrentQueue<int> order, CancellationToken cancellationToken) => Task.Factory.StartNew(
        () =>
        {
            using var turn = _turns.Take(cancellationToken);
            order.Enqueue(number);
        },
        CancellationToken.None,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default);

    private static async Task Until(Func<bool> condition)
    {
        while (!condition()) await Task.Yield();
    }
}
