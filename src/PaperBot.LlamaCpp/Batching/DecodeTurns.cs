namespace PaperBot.LlamaCpp.Batching;

/// <summary>
/// Whose turn it is to compute: everything that decodes on the same device takes a turn for each decode and gives it back, first come, first served.
/// So nothing waits longer than one decode of each of the others, and two decodes never fight for the same cores.
/// </summary>
public sealed class DecodeTurns
{
    private readonly Lock _guard = new();
    private readonly LinkedList<ManualResetEventSlim> _waiting = new();
    private bool _taken;

    internal int Waiting
    {
        get
        {
            lock (_guard) return _waiting.Count;
        }
    }

    /// <summary>Waits for a turn; it lasts until what is returned is disposed of, once.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled before its turn came.</exception>
    public Turn Take(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        LinkedListNode<ManualResetEventSlim> place;
        lock (_guard)
        {
            if (!_taken)
            {
                _taken = true;
                return new Turn(this);
            }

            place = _waiting.AddLast(new ManualResetEventSlim(false, spinCount: 0));
        }

        // Not disposed of: it holds nothing native, and whoever sets it may still be about it when the wait ends.
        try
        {
            place.Value.Wait(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Leave(place);
            throw;
        }

        return new Turn(this);
    }

    // Whoever was called between the cancellation and now has the turn already and must pass it on.
    private void Leave(LinkedListNode<ManualResetEventSlim> place)
    {
        lock (_guard)
        {
            if (place.List is not null) _waiting.Remove(place);
            else PassOn();
        }
    }

    private void Return()
    {
        lock (_guard) PassOn();
    }

    private void PassOn()
    {
        if (_waiting.First is not { } next)
        {
            _taken = false;
            return;
        }

        _waiting.RemoveFirst();
        next.Value.Set();
    }

    /// <summary>A turn that was taken.</summary>
    public readonly struct Turn : IDisposable
    {
        private readonly DecodeTurns _turns;

        internal Turn(DecodeTurns turns) => _turns = turns;

        /// <summary>Lets the next one compute.</summary>
        public void Dispose() => _turns.Return();
    }
}
