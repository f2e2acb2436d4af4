namespace PaperBot.Discord.Http;

/// <summary>Lets one at a time in, in the order in which they came.</summary>
internal sealed class TurnQueue
{
    private readonly Lock _lock = new();
    private readonly LinkedList<TaskCompletionSource> _waiting = [];
    private bool _isTaken;

    /// <summary>Whether nobody has the turn, and so nobody waits.</summary>
    public bool IsIdle
    {
        get
        {
            lock (_lock) return !_isTaken;
        }
    }

    /// <summary>Comes back with the turn. The place in the queue is taken before this first waits.</summary>
    public async Task EnterAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        LinkedListNode<TaskCompletionSource> place;
        lock (_lock)
        {
            if (!_isTaken)
            {
                _isTaken = true;
                return;
            }

            place = _waiting.AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        using var registration = cancellationToken.UnsafeRegister(_ => Abandon(place, cancellationToken), null);
        await place.Value.Task.ConfigureAwait(false);
    }

    /// <summary>Gives the turn to the next one.</summary>
    public void Leave()
    {
        lock (_lock)
        {
            if (_waiting.First is { } next)
            {
                _waiting.RemoveFirst();
                next.Value.SetResult();
            }
            else
            {
                _isTaken = false;
            }
        }
    }

    private void Abandon(LinkedListNode<TaskCompletionSource> place, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            // Without a list it has the turn already.
            if (place.List is null) return;
            _waiting.Remove(place);
            place.Value.SetCanceled(cancellationToken);
        }
    }
}
