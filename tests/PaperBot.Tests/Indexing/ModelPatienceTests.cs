using PaperBot.Indexing;
using PaperBot.Writing;
using Xunit;

namespace PaperBot.Tests.Indexing;

public sealed class ModelPatienceTests
{
    private readonly SetClock _clock = new();
    private int _asked;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_model_that_failed_is_left_alone_for_a_while_and_then_asked_again()
    {
        var patience = new ModelPatience(_clock);
        await Assert.ThrowsAsync<ModelException>(() => patience.AskAsync(Fails, Token));
        _clock.Advance(ModelPatience.Rest - TimeSpan.FromSeconds(1));
        Assert.Equal("It is down.", (await Assert.ThrowsAsync<ModelException>(() => patience.AskAsync(Fails, Token))).Message);
        Assert.Equal(1, _asked);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(7, await patience.AskAsync(_ => Task.FromResult(7), Token));
        await Assert.ThrowsAsync<ModelException>(() => patience.AskAsync(Fails, Token));
        Assert.Equal(2, _asked);
    }

    [Fact]
    public async Task A_model_that_does_not_answer_is_given_up()
    {
        var patience = new ModelPatience(TimeProvider.System) { LongestWait = TimeSpan.FromMilliseconds(20) };
        var late = await Assert.ThrowsAsync<ModelException>(() => patience.AskAsync(NeverAsync, Token));
        Assert.Contains("within 0.02 seconds", late.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ModelException>(() => patience.AskAsync(Fails, Token));
        Assert.Equal(0, _asked);
    }

    [Fact]
    public async Task Who_stops_waiting_puts_no_blame_on_the_model()
    {
        var patience = new ModelPatience(_clock);
        using var stop = new CancellationTokenSource();
        var asking = patience.AskAsync(NeverAsync, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        Assert.Equal(7, await patience.AskAsync(_ => Task.FromResult(7), Token));
    }

    private Task<int> Fails(CancellationToken cancellationToken)
    {
        _asked++;
        throw new ModelException("It is down.");
    }

    private static async Task<int> NeverAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        return 0;
    }

    private sealed class SetClock : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Advance(TimeSpan by) => _ticks += by.Ticks;
    }
}
