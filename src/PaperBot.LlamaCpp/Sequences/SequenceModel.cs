using PaperBot.LlamaCpp.Batching;
using PaperBot.LlamaCpp.Loading;
using PaperBot.Writing;

namespace PaperBot.LlamaCpp.Sequences;

/// <summary>A model that encodes sequences, with all it needs; it owns the model. It may be closed while others use it: they are told, nothing breaks.</summary>
internal sealed class SequenceModel : IDisposable
{
    private readonly LlamaModel _model;
    private readonly SequenceEncoder _encoder;
    private readonly SequenceQueue _queue;
    private readonly ReaderWriterLockSlim _use = new();
    private bool _isClosed;

    public SequenceModel(LlamaModel model, SequenceShape shape, DecodeTurns turns)
    {
        _model = model;
        _encoder = new SequenceEncoder(model, shape);
        _queue = new SequenceQueue(_encoder, turns);
    }

    /// <summary>The file it came from.</summary>
    public string Path => _model.Path;

    /// <summary>Numbers that come out for each sequence.</summary>
    public int OutputLength => _encoder.OutputLength;

    /// <summary>Runs <paramref name="tokenise"/>, during which the model stays open.</summary>
    public T Tokenise<T>(Func<T> tokenise)
    {
        _use.EnterReadLock();
        try
        {
            return _isClosed ? throw SequenceQueue.Closed() : tokenise();
        }
        finally
        {
            _use.ExitReadLock();
        }
    }

    /// <summary>The outputs of <paramref name="sequences"/>, in their order.</summary>
    /// <exception cref="ModelException">The library could not compute them, or the model was closed.</exception>
    public async Task<float[][]> RunAsync(IReadOnlyList<int[]> sequences, bool isQuestion, CancellationToken cancellationToken)
    {
        var outputs = await _queue.RunAsync(sequences, isQuestion, cancellationToken).ConfigureAwait(false);
        return outputs.All(output => Array.TrueForAll(output, float.IsFinite))
            ? outputs
            : throw new ModelException($"The model {Path} gives no usable numbers: it may be damaged; fetch it again.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _use.EnterWriteLock();
        try
        {
            if (_isClosed) return;
            _isClosed = true;
        }
        finally
        {
            _use.ExitWriteLock();
        }

        _queue.Dispose();
        _encoder.Dispose();
        _model.Dispose();
    }
}
