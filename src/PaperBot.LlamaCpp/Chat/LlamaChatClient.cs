using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using PaperBot.LlamaCpp.Batching;
using PaperBot.LlamaCpp.Grammars;
using PaperBot.LlamaCpp.Sampling;
using PaperBot.Writing;

namespace PaperBot.LlamaCpp.Chat;

/// <summary>
/// A local model behind the ecosystem's seam for chat. Requests may come from many threads at once; they are computed together. Who stops reading, or
/// cancels, frees the place before the next token.
/// </summary>
internal sealed class LlamaChatClient : IChatClient
{
    private readonly DecodeLoop _loop;
    private readonly Func<IReadOnlyList<ChatMessage>, int[]> _encode;
    private readonly bool _beginsThinking;
    private readonly int _contextTokens;
    private readonly ChatClientMetadata _metadata;

    /// <summary>A client of <paramref name="loop"/>.</summary>
    /// <param name="loop">What computes.</param>
    /// <param name="encode">Messages → tokens of the prompt.</param>
    /// <param name="contextTokens">Tokens that prompt and answer may have together.</param>
    /// <param name="beginsThinking">Whether prompts end inside a reasoning section.</param>
    /// <param name="name">How people call the model.</param>
    internal LlamaChatClient(DecodeLoop loop, Func<IReadOnlyList<ChatMessage>, int[]> encode, int contextTokens, bool beginsThinking, string name)
    {
        (_loop, _encode, _contextTokens, _beginsThinking) = (loop, encode, contextTokens, beginsThinking);
        _metadata = new ChatClientMetadata("llama.cpp", defaultModelId: name);
    }

    /// <inheritdoc/>
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var updates = new List<ChatResponseUpdate>();
        await foreach (var update in GetStreamingResponseAsync(messages, options, cancellationToken).ConfigureAwait(false))
        {
            if (WritingHints.QueuePosition(update) is null) updates.Add(update);
        }

        return updates.ToChatResponse();
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        cancellationToken.ThrowIfCancellationRequested();
        var response = new ResponseStamp(Guid.NewGuid().ToString("N"), _metadata.DefaultModelId);
        var thoughts = new ThoughtFilter(_beginsThinking);
        var generation = _loop.Submit(RequestFor(messages, options));
        try
        {
            await foreach (var update in generation.Updates.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                if (update.QueuePosition > 0) yield return WritingHints.QueuedAt(update.QueuePosition);
                if (update.Text.Length > 0 && response.Text(thoughts.Read(update.Text)) is { } text) yield return text;
                if (update.Outcome is not { } outcome) continue;
                if (response.Text(thoughts.End()) is { } rest) yield return rest;
                yield return response.End(outcome);
            }
        }
        finally
        {
            _loop.Leave(generation);
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceKey is not null) return null;
        if (serviceType == typeof(ChatClientMetadata)) return _metadata;
        return serviceType.IsInstanceOfType(this) ? this : null;
    }

    /// <summary>Does nothing: who opened the model closes it.</summary>
    public void Dispose()
    {
    }

    private GenerationRequest RequestFor(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        var conversation = messages.ToList();
        if (!string.IsNullOrEmpty(options?.Instructions)) conversation.Insert(0, new ChatMessage(ChatRole.System, options.Instructions));
        var prompt = _encode(conversation);
        if (prompt.Length == 0) throw new ModelException("There is nothing to answer: the prompt is empty.");
        var room = _contextTokens - prompt.Length;
        if (room < 1)
            throw new ModelException($"The prompt has {prompt.Length} tokens, but the model's context holds {_contextTokens}: ask about fewer papers, or set Model:ContextTokens higher.");
        var most = Math.Clamp(options?.MaxOutputTokens ?? room, 1, room);
        var sampling = SamplingSettings.Of(options);
        if (sampling.Grammar is { } grammar) GrammarCheck.Check(grammar);
        return new GenerationRequest(prompt, most, sampling, [.. options?.StopSequences ?? []], WritingHints.UserOf(options));
    }
}
