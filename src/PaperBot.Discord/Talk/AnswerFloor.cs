namespace PaperBot.Discord.Talk;

/// <summary>
/// Lets only as many requests compute at once as there are processors, so that acknowledgements and heartbeats never wait behind answers. People take
/// turns: somebody's second request waits until everybody's first has begun.
/// </summary>
/// <param name="seats">How many may compute at once.</param>
/// <param name="time">The clock.</param>
internal sealed class AnswerFloor(int seats, TimeProvider time)
{
    /// <summary>Who has a seat for longer waits for a model or a disk, not for the processor: the seat goes on.</summary>
    public static readonly TimeSpan MostHeld = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Queue<TaskCompletionSource>> _waiting = [];
    private readonly Queue<string> _turns = [];
    private int _free = seats;
    private int _length;

    /// <summary>How many wait.</summary>
    public int Length => Volatile.Read(ref _length);

    /// <summary>Waits for a seat on behalf of <paramref name="user"/>; dispose it when the computing is done.</summary>
    public async Task<AnswerSeat> EnterAsync(string user, CancellationToken cancellationToken)
    {
        if (Join(user) is { } turn)
        {
            Interlocked.Increment(ref _length);
            try
            {
                await using var registration = cancellationToken.Register(() => turn.TrySetCanceled(cancellationToken)).ConfigureAwait(false);
                await turn.Task.ConfigureAwait(false);
            }
            finally
            {
                Interlocked.Decrement(ref _length);
            }
        }

        return new AnswerSeat(Leave, time);
    }

    private TaskCompletionSource? Join(string user)
    {
        lock (_lock)
        {
            if (_free > 0)
            {
                _free--;
                return null;
            }

            var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (!_waiting.TryGetValue(user, out var queue))
            {
                _waiting[user] = queue = new Queue<TaskCompletionSource>();
                _turns.Enqueue(user);
            }

            queue.Enqueue(turn);
            return turn;
        }
    }

    private void Leave()
    {
        lock (_lock)
        {
            while (_turns.TryDequeue(out var user))
            {
                var queue = _waiting[user];
                var next = queue.Dequeue();
                if (queue.Count > 0) _turns.Enqueue(user);
                else _waiting.Remove(user);
                if (next.TrySetResult()) return;
            }

            _free++;
        }
    }
}
