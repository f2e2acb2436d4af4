using System.Diagnostics.Metrics;

namespace PaperBot.LlamaCpp.Batching;

/// <summary>What the decode loop tells of itself, as instruments of the meter <c>PaperBot.LlamaCpp</c> and as totals since it began.</summary>
internal sealed class DecodeMeter : IDisposable
{
    /// <summary>The meter's name.</summary>
    internal const string Name = "PaperBot.LlamaCpp";

    private readonly Meter _meter = new(Name);
    private readonly Histogram<double> _decodeTime;
    private readonly Counter<long> _tokens;
    private long _promptTokens;
    private long _sharedTokens;
    private long _writtenTokens;

    internal DecodeMeter(Func<int> waiting, Func<int> running)
    {
        _meter.CreateObservableGauge("paperbot.llama.waiting", waiting, "{request}", "Requests that wait for a place.");
        _meter.CreateObservableGauge("paperbot.llama.running", running, "{request}", "Requests that are computed.");
        _decodeTime = _meter.CreateHistogram<double>("paperbot.llama.decode.duration", "s", "Time of one decode.");
        _tokens = _meter.CreateCounter<long>("paperbot.llama.tokens", "{token}", "Tokens by kind: prompt (computed), shared (held already), written.");
    }

    /// <summary>Prompt tokens that were computed.</summary>
    internal long PromptTokens => Interlocked.Read(ref _promptTokens);

    /// <summary>Prompt tokens that were held already.</summary>
    internal long SharedTokens => Interlocked.Read(ref _sharedTokens);

    /// <summary>Tokens that were written.</summary>
    internal long WrittenTokens => Interlocked.Read(ref _writtenTokens);

    internal void Decoded(TimeSpan elapsed, int promptTokens)
    {
        _decodeTime.Record(elapsed.TotalSeconds);
        Count(ref _promptTokens, promptTokens, "prompt");
    }

    internal void Shared(int tokens) => Count(ref _sharedTokens, tokens, "shared");

    internal void Wrote() => Count(ref _writtenTokens, 1, "written");

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private void Count(ref long total, int tokens, string kind)
    {
        if (tokens == 0) return;
        Interlocked.Add(ref total, tokens);
        _tokens.Add(tokens, new KeyValuePair<string, object?>("kind", kind));
    }
}
