using System.Diagnostics;
using PaperBot.LlamaCpp.Native;
using PaperBot.LlamaCpp.Sampling;
using PaperBot.Writing;

namespace PaperBot.LlamaCpp.Batching;

/// <summary>
/// Continuous batching: one thread owns the context, and each of its decodes computes the next token of every running request together with a piece
/// of the prompts of those that have just come. Requests join and leave between decodes; none can disturb another.
/// </summary>
internal sealed class DecodeLoop : IAsyncDisposable
{
    private const int LeastWorthWaiting = 16;

    private readonly ModelContext _context;
    private readonly DecodeTurns _turns;
    private readonly int _queueLength;
    private readonly SequenceStore _sequences;
    private readonly TokenBatch _batch = new(ModelContext.BatchTokens);
    private readonly PromptPace _pace = new(ModelContext.BatchTokens);
    private readonly WaitingLine _line = new();
    private readonly List<Generation> _active = [];

    // Neither is disposed of: a request may come or go at the moment of closing.
    private readonly AutoResetEvent _wake = new(false);
    private readonly CancellationTokenSource _stop = new();

    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile int _places;
    private volatile bool _isClosed;

    /// <summary>Starts the loop; it takes over <paramref name="context"/>.</summary>
    /// <param name="context">What computes.</param>
    /// <param name="turns">Who else computes on the same device.</param>
    /// <param name="queueLength">How many requests may wait.</param>
    /// <param name="cells">How many tokens the loop believes to fit into the context; null for what the context says.</param>
    internal DecodeLoop(ModelContext context, DecodeTurns turns, int queueLength, int? cells = null)
    {
        (_context, _turns, _queueLength, _places) = (context, turns, queueLength, context.Size.ParallelSequences);
        _sequences = new SequenceStore(context, cells ?? context.Cells);
        Meter = new DecodeMeter(() => _line.Count, () => context.Size.ParallelSequences - _places);
        new Thread(Run) { IsBackground = true, Name = "paperbot llama decode" }.Start();
    }

    /// <summary>Nobody waits and nothing runs.</summary>
    internal bool IsIdle => _line.Count == 0 && _places == _context.Size.ParallelSequences;

    /// <summary>How many wait.</summary>
    internal int Waiting => _line.Count;

    /// <summary>What computes.</summary>
    internal ModelContext Context => _context;

    /// <summary>What the context's memory holds; only the loop's thread may look while it is not idle.</summary>
    internal SequenceStore Sequences => _sequences;

    /// <summary>What it has done.</summary>
    internal DecodeMeter Meter { get; }

    /// <summary>Takes a request; what comes of it is heard from <see cref="Generation.Updates"/>.</summary>
    /// <exception cref="ModelBusyException">The queue is full.</exception>
    /// <exception cref="ModelException">The model has been closed.</exception>
    internal Generation Submit(GenerationRequest request)
    {
        var generation = new Generation(request, _context.Model.Tokeniser);
        var places = _places;
        if (!_isClosed && !_line.TryAdd(generation, _queueLength + places, places)) throw new ModelBusyException(_line.Count);
        if (_isClosed) throw Closed();
        _wake.Set();
        return generation;
    }

    /// <summary>Nobody listens to <paramref name="generation"/> any more: its place is free before the next decode.</summary>
    internal void Leave(Generation generation)
    {
        generation.Abandon();
        if (!_line.Remove(generation, _places) && !_isClosed) _wake.Set();
    }

    /// <summary>Ends all requests and the thread, and frees the context.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isClosed) return;
        _isClosed = true;
        await _stop.CancelAsync();
        _wake.Set();
        await _ended.Task;
        Meter.Dispose();
    }

    private static ModelException Closed() => new("The model has been closed: start the program again.");

    private void Run()
    {
        try
        {
            while (!_stop.IsCancellationRequested)
            {
                if (!TryStep()) _wake.WaitOne();
            }
        }
        finally
        {
            foreach (var generation in _active.ToList()) Fail(generation, Closed());
            while (_line.TakeNext() is { } waiting) waiting.Fail(Closed());
            _batch.Dispose();
            _sequences.Dispose();
            _context.Dispose();
            _ended.SetResult();
        }
    }

    // Whatever goes wrong belongs to the requests of this step, never to the process.
    private bool TryStep()
    {
        try
        {
            return Step();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception exception)
        {
            FailAll(new ModelException("The model failed while it was writing: ask again.", exception));
            return true;
        }
    }

    /// <summary>One decode; false when there is nothing to do.</summary>
    private bool Step()
    {
        foreach (var gone in _active.Where(generation => generation.IsAbandoned).ToList()) Release(gone);
        Admit();
        BeginReady();
        var parts = BatchPlan.Fill(_batch, _active, _pace);
        if (parts.Count > 0) return Decode(parts);
        if (_active.Count == 0) return false;
        Fail(_active[0], new ModelException("There is no room in the model's context for this request: set Model:ContextTokens higher, or ask about fewer papers."));
        return true;
    }

    private void Admit()
    {
        var before = _line.Count;
        while (_active.Count < _context.Size.ParallelSequences && _line.TakeNext() is { } next)
        {
            if (!next.IsAbandoned) _active.Add(next);
        }

        var places = _context.Size.ParallelSequences - _active.Count;
        if (places == _places && before == _line.Count) return;
        _places = places;
        _line.Tell(places);
    }

    // Who finds that somebody else is just computing the beginning of its prompt waits for that: each is asked again before every decode, so that it
    // does not matter whether the other finishes, fails or leaves.
    private void BeginReady()
    {
        foreach (var generation in _active.Where(generation => generation.Sequence is null))
        {
            var request = generation.Request;
            var shared = _sequences.Find(request.Prompt);
            if (shared.SoonTokens - shared.Tokens >= LeastWorthWaiting) continue;
            var sequence = _sequences.Begin(request.Prompt, request.Prompt.Length + request.MostTokens, shared);
            if (sequence is null) return;
            try
            {
                generation.Begin(sequence, new SamplerChain(_context.Model, request.Sampling));
                Meter.Shared(sequence.Length);
            }
            catch (ModelException cause)
            {
                _sequences.End(sequence);
                Fail(generation, cause);
                return;
            }
        }
    }

    private bool Decode(List<BatchPart> parts)
    {
        var began = Stopwatch.GetTimestamp();
        int result;
        using (_turns.Take(_stop.Token))
        {
            result = _context.Decode(_batch);
        }

        if (result == 0) Take(parts, Stopwatch.GetElapsedTime(began));
        else if (result == 1) DropLargest(parts);
        else FailAll(new ModelException($"The model could not compute an answer (llama.cpp's code {result}): ask again, and if that does not help, run paperbot doctor."));
        return true;
    }

    private void Take(List<BatchPart> parts, TimeSpan elapsed)
    {
        var promptTokens = parts.Where(part => !part.Generation.IsWriting).Sum(part => part.Tokens);
        _pace.Learn(promptTokens, elapsed);
        Meter.Decoded(elapsed, promptTokens);
        foreach (var part in parts)
        {
            var (generation, sequence) = (part.Generation, part.Generation.Sequence!);
            if (generation.IsWriting) _sequences.Computed(sequence, generation.NextToken);
            else for (var i = 0; i < part.Tokens; i++) _sequences.Computed(sequence, generation.Request.Prompt[sequence.Length]);
            if (part.OutputIndex >= 0 && !generation.IsAbandoned) Choose(generation, part.OutputIndex);
        }
    }

    private unsafe void Choose(Generation generation, int outputIndex)
    {
        // A damaged model computes no numbers, and what samplers make of that is undefined.
        if (float.IsNaN(*Llama.Logits(_context.Handle, outputIndex)))
        {
            Fail(generation, new ModelException("The model computed no numbers: its file may be damaged; run paperbot models verify."));
            return;
        }

        int token;
        try
        {
            token = generation.Sampler!.Choose(_context.Handle, outputIndex);
        }
        catch (ModelException cause)
        {
            Fail(generation, cause);
            return;
        }

        if (_context.Model.Tokeniser.EndsGeneration(token))
        {
            generation.End(isComplete: true);
        }
        else
        {
            generation.Write(token);
            Meter.Wrote();
        }

        if (generation.IsOver) Release(generation);
    }

    // Nothing was computed, so that all others can go on; the one that wants the most room is the one for whom there is none.
    private void DropLargest(List<BatchPart> parts)
    {
        var largest = parts.MaxBy(part => part.Tokens).Generation;
        Fail(largest, new ModelException("The model's context is full: ask again, or set Model:ContextTokens higher."));
    }

    private void FailAll(ModelException cause)
    {
        var failed = _active.Where(generation => generation.Sequence is not null).ToList();
        _sequences.Clear();
        foreach (var generation in failed) Fail(generation, cause);
    }

    private void Fail(Generation generation, ModelException cause)
    {
        Release(generation);
        generation.Fail(cause);
    }

    private void Release(Generation generation)
    {
        _active.Remove(generation);
        generation.Sampler?.Dispose();
        if (generation.Sequence is { } sequence && _sequences.Holds(sequence)) _sequences.End(sequence);
    }
}
