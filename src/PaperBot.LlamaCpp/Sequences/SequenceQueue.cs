using PaperBot.LlamaCpp.Batching;
using PaperBot.Writing;

namespace PaperBot.LlamaCpp.Sequences;

/// <summary>
/// Requests of many callers → decodes that are as full as can be. Each decode takes from the requests in turn, one sequence of each after the other, so
/// that nobody waits for the end of a large one; and questions have every other decode to themselves when there are any. A turn of
/// <paramref name="turns"/> is taken for each decode, so that nothing else on the device waits longer than that.
/// </summary>
internal sealed class SequenceQueue(SequenceEncoder encoder, DecodeTurns turns) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stop = new();
    private List<SequenceRequest> _requests = [];
    private Task _loop = Task.CompletedTask;
    private bool _isRunning;
    private bool _lastWasForQuestions;

    /// <summary>What those are told who come too late.</summary>
    public static ModelException Closed() => new("The model was closed; start the program again.");

    /// <summary>The outputs of <paramref name="sequences"/>, each at most as long as the encoder allows, in their order.</summary>
    /// <exception cref="ModelException">The library could not compute them, or the model was closed.</exception>
    public async Task<float[][]> RunAsync(IReadOnlyList<int[]> sequences, bool isQuestion, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (sequences.Count == 0) return [];
        using var request = new SequenceRequest(sequences, isQuestion, cancellationToken);
        lock (_gate)
        {
            if (_stop.IsCancellationRequested) throw Closed();
            _requests.Add(request);
            if (!_isRunning)
            {
                _isRunning = true;
                _loop = Task.Run(Loop, CancellationToken.None);
            }
        }

        return await request.Completion.ConfigureAwait(false);
    }

    /// <summary>Waits for the decode under way and fails whoever still waits.</summary>
    public void Dispose()
    {
        Task loop;
        lock (_gate)
        {
            if (_stop.IsCancellationRequested) return;
            _stop.Cancel();
            loop = _loop;
        }

        loop.Wait();
        foreach (var request in _requests) request.Fail(Closed());
        _requests = [];
        _stop.Dispose();
    }

    private void Loop()
    {
        var batch = new List<(SequenceRequest Request, int Number, int[] Sequence)>();
        while (true)
        {
            lock (_gate)
            {
                Pack(batch);
                if (batch.Count == 0 || _stop.IsCancellationRequested)
                {
                    foreach (var (request, _, _) in batch) request.Fail(Closed());
                    _isRunning = false;
                    return;
                }
            }

            Compute(batch);
        }
    }

    private void Compute(List<(SequenceRequest Request, int Number, int[] Sequence)> batch)
    {
        try
        {
            float[][] outputs;
            using (turns.Take(_stop.Token)) outputs = encoder.Encode([.. batch.Select(entry => entry.Sequence)]);
            for (var i = 0; i < batch.Count; i++) batch[i].Request.Set(batch[i].Number, outputs[i]);
        }
        catch (OperationCanceledException)
        {
            foreach (var (request, _, _) in batch) request.Fail(Closed());
        }
        catch (Exception exception)
        {
            // Whoever asked is told; the loop goes on for the others.
            foreach (var (request, _, _) in batch) request.Fail(exception);
        }
    }

    // Rounds over the requests: one sequence of each, as long as there is room. Who got nothing this time comes first the next time.
    private void Pack(List<(SequenceRequest Request, int Number, int[] Sequence)> batch)
    {
        batch.Clear();
        _requests.RemoveAll(request => request.IsExhausted);
        _lastWasForQuestions = !_lastWasForQuestions && _requests.Exists(request => request.IsQuestion);
        var wanted = _lastWasForQuestions ? _requests.FindAll(request => request.IsQuestion) : _requests;
        var served = new HashSet<SequenceRequest>();
        for (int tokens = 0, before = -1; before < batch.Count;)
        {
            before = batch.Count;
            foreach (var request in wanted.Where(request => !request.IsExhausted))
            {
                var next = request.Next;
                if (batch.Count == SequenceShape.MaxSequences || (batch.Count > 0 && tokens + next.Length > encoder.Shape.BatchTokens)) continue;
                batch.Add((request, request.Take(), next));
                served.Add(request);
                tokens += next.Length;
            }
        }

        _requests = [.. _requests.Where(request => !served.Contains(request)), .. _requests.Where(served.Contains)];
    }
}
