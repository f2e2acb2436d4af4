using PaperBot.Indexing;
using PaperBot.Qdrant.Http;
using Xunit;

namespace PaperBot.Qdrant.Tests.Http;

public sealed class WritingTests
{
    [Fact]
    public async Task So_many_batches_are_under_way_as_allowed_and_no_further_one_is_taken()
    {
        var lanes = new WriteLanes(4);
        var taken = 0;
        var written = 0;
        using var gate = new SemaphoreSlim(0);
        var writing = lanes.WriteAsync(
            Batches(() => Interlocked.Increment(ref taken)),
            async (_, cancellationToken) =>
            {
                await gate.WaitAsync(cancellationToken);
                Interlocked.Increment(ref written);
            },
            default);
        await Until.TrueAsync(() => lanes.InFlight == 4);
        Assert.Equal(4, Volatile.Read(ref taken));
        gate.Release(100);
        await writing;
        Assert.Equal((100, 4, 0), (written, lanes.MostInFlight, lanes.InFlight));
    }

    [Fact]
    public async Task The_first_failure_stops_the_stream_and_the_others()
    {
        var lanes = new WriteLanes(3);
        var taken = 0;
        var failure = await Assert.ThrowsAsync<PaperIndexException>(() => lanes.WriteAsync(
            Batches(() => Interlocked.Increment(ref taken)),
            async (batch, cancellationToken) =>
            {
                if (batch == 2) throw new PaperIndexException("The disk is full.");
                await Task.Delay(Timeout.Infinite, cancellationToken);
            },
            default));
        Assert.Equal("The disk is full.", failure.Message);
        Assert.InRange(taken, 3, 4);
        Assert.Equal(0, lanes.InFlight);
    }

    [Fact]
    public async Task Cancelling_stops_all()
    {
        var lanes = new WriteLanes(3);
        using var cancelling = new CancellationTokenSource();
        var writing = lanes.WriteAsync(Batches(() => 0), (_, cancellationToken) => Task.Delay(Timeout.Infinite, cancellationToken), cancelling.Token);
        await Until.TrueAsync(() => lanes.InFlight == 3);
        await cancelling.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => writing);
        Assert.Equal(0, lanes.InFlight);
    }

    [Fact]
    public async Task Nothing_is_sent_for_an_empty_batch()
    {
        await using var server = await ScriptedQdrant.StartAsync(Reply.Written);
        using var client = new Client(server.Root);
        await client.WriteAsync(points: 0);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Another_refusal_does_not_lead_to_halves()
    {
        var sent = 0;
        await Assert.ThrowsAsync<QdrantRefusalException>(() => Halves.WriteAsync([1, 2, 3, 4], _ =>
        {
            sent++;
            throw new QdrantRefusalException(RefusalKind.StrictMode, "No.");
        }));
        Assert.Equal(1, sent);
    }

    private static async IAsyncEnumerable<int> Batches(Func<int> taken)
    {
        for (var batch = 0; batch < 100; batch++)
        {
            taken();
            yield return batch;
            await Task.Yield();
        }
    }
}
