using System.Threading.Channels;
using PaperBot.Answering;
using PaperBot.Discord.Http;
using PaperBot.Discord.Messages;

namespace PaperBot.Discord.Talk;

/// <summary>
/// Shows a reply while it is made: always its newest state, never faster than the rate limit allows, and nothing at all when it is ready at once.
/// What was reported between two changes is shown by the later one.
/// </summary>
internal sealed class LiveReply(IReplyTarget target, ReplyLook look, RunningRequest running, LivePace pace, TimeProvider time) : IProgress<AnswerProgress>, IAsyncDisposable
{
    private readonly Channel<bool> _changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource _ready = new();
    private readonly CancellationTokenSource _late = new(Timeout.InfiniteTimeSpan, time);
    private readonly Lock _lock = new();
    private WaitingState _state = new(running.Id);
    private Task _showing = Task.CompletedTask;

    /// <summary>Why nothing more can be shown; null while it can.</summary>
    public DiscordException? Trouble { get; private set; }

    /// <summary>Begins to show.</summary>
    public void Start() => _showing = ShowAsync();

    /// <inheritdoc/>
    public void Report(AnswerProgress value)
    {
        lock (_lock)
        {
            _state = value switch
            {
                AnswerProgress.Understood understood => _state with { Understood = understood.Question },
                AnswerProgress.Queued queued => _state with { QueuePosition = queued.Position },
                AnswerProgress.Writing => _state with { QueuePosition = null, IsWriting = true },
                AnswerProgress.Stated stated => _state with { QueuePosition = null, IsWriting = true, Statements = [.. _state.Statements, stated.Statement], Sources = stated.Sources },
                _ => _state,
            };
        }

        _changes.Writer.TryWrite(true);
    }

    /// <summary>Ends the showing; when it returns, no change is on its way that could come behind the finished reply.</summary>
    public async ValueTask DisposeAsync()
    {
        await _ready.CancelAsync().ConfigureAwait(false);
        _late.CancelAfter(pace.LastChange);
        await _showing.ConfigureAwait(false);
        _ready.Dispose();
        _late.Dispose();
    }

    private async Task ShowAsync()
    {
        try
        {
            await Task.Delay(pace.First, time, _ready.Token).ConfigureAwait(false);
            while (Trouble is null)
            {
                if (target.Pause is { Ticks: > 0 } pause) await Task.Delay(pause, time, _ready.Token).ConfigureAwait(false);
                _ready.Token.ThrowIfCancellationRequested();
                _changes.Reader.TryRead(out _);
                await ShowOnceAsync().ConfigureAwait(false);
                await Task.Delay(pace.Interval, time, _ready.Token).ConfigureAwait(false);
                await _changes.Reader.WaitToReadAsync(_ready.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (_ready.IsCancellationRequested || _late.IsCancellationRequested)
        {
            // It is ready.
        }
    }

    private async Task ShowOnceAsync()
    {
        WaitingState state;
        lock (_lock) state = _state;
        try
        {
            await target.ShowAsync(isPlain => WaitingMessage.Of(state, look with { IsPlain = isPlain }), _late.Token).ConfigureAwait(false);
        }
        catch (DiscordException exception) when (exception.Kind is DiscordErrorKind.Unavailable or DiscordErrorKind.RateLimited)
        {
            // The next change shows this one's news, too.
        }
        catch (DiscordException exception)
        {
            Trouble = exception;
            if (exception.Kind is DiscordErrorKind.NotFound) running.Stop(StopReason.PlaceGone);
        }
    }
}
