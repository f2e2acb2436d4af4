namespace PaperBot.LlamaCpp.Sequences;

/// <summary>Sequences that someone wants encoded together; they may be computed in several decodes.</summary>
internal sealed class SequenceRequest : IDisposable
{
    private readonly IReadOnlyList<int[]> _sequences;
    private readonly float[][] _outputs;
    private readonly TaskCompletionSource<float[][]> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenRegistration _cancellation;
    private int _taken;
    private int _done;

    public SequenceRequest(IReadOnlyList<int[]> sequences, bool isQuestion, CancellationToken cancellationToken)
    {
        (_sequences, _outputs, IsQuestion) = (sequences, new float[sequences.Count][], isQuestion);
        _cancellation = cancellationToken.Register(() => _completion.TrySetCanceled(cancellationToken));
    }

    /// <summary>Whether somebody waits for an answer, rather than an ingest for its end.</summary>
    public bool IsQuestion { get; }

    /// <summary>The outputs, in the order of the sequences.</summary>
    public Task<float[][]> Completion => _completion.Task;

    /// <summary>Whether nothing is left to take: all is under way, or nobody waits any more.</summary>
    public bool IsExhausted => _taken == _sequences.Count || _completion.Task.IsCompleted;

    /// <summary>The sequence that is next.</summary>
    public int[] Next => _sequences[_taken];

    /// <summary>Takes the next sequence and tells its number.</summary>
    public int Take() => _taken++;

    public void Set(int number, float[] output)
    {
        _outputs[number] = output;
        if (++_done < _outputs.Length) return;
        _completion.TrySetResult(_outputs);
        Dispose();
    }

    public void Fail(Exception exception)
    {
        _completion.TrySetException(exception);
        Dispose();
    }

    /// <inheritdoc/>
    public void Dispose() => _cancellation.Dispose();
}
