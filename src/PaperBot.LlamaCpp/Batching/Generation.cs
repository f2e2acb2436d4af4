using System.Threading.Channels;
using PaperBot.LlamaCpp.Sampling;
using PaperBot.LlamaCpp.Tokenising;

namespace PaperBot.LlamaCpp.Batching;

/// <summary>
/// One request on its way through the decode loop. What it hears waits in a channel that never makes the loop wait: it holds at most as many updates
/// as tokens may be written.
/// </summary>
internal sealed class Generation(GenerationRequest request, Tokeniser tokeniser)
{
    private readonly Channel<GenerationUpdate> _updates = Channel.CreateUnbounded<GenerationUpdate>(new UnboundedChannelOptions { SingleReader = true });
    private readonly WrittenText _text = new(tokeniser, request.StopTexts);
    private volatile bool _isAbandoned;
    private int _sharedTokens;
    private int _writtenTokens;
    private int _toldPosition;

    /// <summary>What is asked.</summary>
    internal GenerationRequest Request { get; } = request;

    /// <summary>What it hears; ends with an outcome, or fails with a <see cref="Writing.ModelException"/>.</summary>
    internal ChannelReader<GenerationUpdate> Updates => _updates.Reader;

    /// <summary>Nobody listens any more.</summary>
    internal bool IsAbandoned => _isAbandoned;

    /// <summary>Its sequence; null until it begins.</summary>
    internal Sequence? Sequence { get; private set; }

    /// <summary>Chooses its tokens; null until it begins.</summary>
    internal SamplerChain? Sampler { get; private set; }

    /// <summary>Whether the prompt is computed, so that <see cref="NextToken"/> is what to compute next.</summary>
    internal bool IsWriting { get; private set; }

    /// <summary>The token that was chosen last.</summary>
    internal int NextToken { get; private set; }

    /// <summary>Prompt tokens that are still to be computed.</summary>
    internal int PromptLeft => Sequence is null ? 0 : Math.Max(0, Request.Prompt.Length - Sequence.Length);

    /// <summary>It ended, well or not.</summary>
    internal bool IsOver { get; private set; }

    /// <summary>Nobody listens any more; may be called on any thread.</summary>
    internal void Abandon() => _isAbandoned = true;

    /// <summary>Tells a place in the queue unless it is known.</summary>
    internal void TellPosition(int position)
    {
        if (position == _toldPosition) return;
        _toldPosition = position;
        _updates.Writer.TryWrite(new GenerationUpdate("", position, null));
    }

    internal void Begin(Sequence sequence, SamplerChain sampler)
    {
        (Sequence, Sampler, _sharedTokens) = (sequence, sampler, sequence.Length);
    }

    /// <summary>Takes the next token; the generation is over when it was the last.</summary>
    internal void Write(int token)
    {
        (IsWriting, NextToken) = (true, token);
        _writtenTokens++;
        var text = _text.Add(token);
        if (text.Length > 0) _updates.Writer.TryWrite(new GenerationUpdate(text, 0, null));
        if (_text.IsStopped) End(isComplete: true);
        else if (_writtenTokens >= Request.MostTokens) End(isComplete: false);
    }

    /// <summary>Nothing more is written.</summary>
    internal void End(bool isComplete)
    {
        var rest = _text.End();
        if (rest.Length > 0) _updates.Writer.TryWrite(new GenerationUpdate(rest, 0, null));
        _updates.Writer.TryWrite(new GenerationUpdate("", 0, new GenerationOutcome(isComplete, Request.Prompt.Length, _sharedTokens, _writtenTokens)));
        Close(null);
    }

    /// <summary>Whoever listens is told <paramref name="cause"/>.</summary>
    internal void Fail(Exception cause) => Close(cause);

    private void Close(Exception? cause)
    {
        IsOver = true;
        _updates.Writer.TryComplete(cause);
    }
}
