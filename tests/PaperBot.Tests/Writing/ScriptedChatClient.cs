using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using PaperBot.Writing;

namespace PaperBot.Tests.Writing;

/// <summary>A chat client that streams what a test tells it to, and can fail, hang or go on for ever.</summary>
internal sealed class ScriptedChatClient : IChatClient
{
    private readonly List<IReadOnlyList<ChatResponseUpdate>> _answers = [];
    private Func<Exception>? _failure;
    private Action? _beforeHang;
    private string? _endless;
    private bool _hangs;

    /// <summary>What was sent, one entry a request.</summary>
    public List<(IReadOnlyList<ChatMessage> Messages, ChatOptions? Options)> Requests { get; } = [];

    /// <summary>Whether a stream was left before its end.</summary>
    public bool WasStopped { get; private set; }

    /// <summary>Updates handed out.</summary>
    public int Updates { get; private set; }

    /// <summary>Streams <paramref name="pieces"/> for the next request, or for all further ones when it is the last.</summary>
    public static ScriptedChatClient Streaming(params string[] pieces) => new ScriptedChatClient().Then(pieces);

    public ScriptedChatClient Then(params string[] pieces) => Then([.. pieces.Select(piece => new ChatResponseUpdate(ChatRole.Assistant, piece))]);

    public ScriptedChatClient Then(params ChatResponseUpdate[] updates)
    {
        _answers.Add(updates);
        return this;
    }

    public ScriptedChatClient ThenFails(Func<Exception> failure)
    {
        _failure = failure;
        return this;
    }

    public ScriptedChatClient ThenHangs(Action? before = null)
    {
        (_hangs, _beforeHang) = (true, before);
        return this;
    }

    public ScriptedChatClient ThenRepeats(string piece)
    {
        _endless = piece;
        return this;
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Requests.Add(([.. messages], options));
        var ended = false;
        try
        {
            var answer = _answers.Count == 0 ? [] : _answers[Math.Min(Requests.Count, _answers.Count) - 1];
            foreach (var update in answer)
            {
                await Task.Yield();
                cancellationToken.ThrowIfCancellationRequested();
                Updates++;
                yield return update;
            }

            if (_failure is not null) throw _failure();
            _beforeHang?.Invoke();
            if (_hangs) await Task.Delay(Timeout.Infinite, cancellationToken);
            while (_endless is not null)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Updates++;
                yield return new ChatResponseUpdate(ChatRole.Assistant, _endless);
            }

            ended = true;
        }
        finally
        {
            WasStopped |= !ended;
        }
    }

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }

    /// <summary>This client as a model with a roomy context.</summary>
    public WritingModel AsModel(int contextTokens = 8_192) => new("the scripted model", this, new ModelLimits(contextTokens, text => (text.Length / 4) + 1));
}
