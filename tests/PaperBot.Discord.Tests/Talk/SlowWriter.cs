using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using PaperBot.Answering;
using PaperBot.Prompting;
using PaperBot.Writing;

namespace PaperBot.Discord.Tests.Talk;

/// <summary>A model that writes what it is told to, a sentence at a time, and waits before each until the test lets it go on.</summary>
internal sealed class SlowWriter(params string[] sentences) : IChatClient
{
    private static readonly PromptTemplates Templates = PromptTemplates.Load(Repository.Path("prompts"));

    private readonly SemaphoreSlim _permits = new(0);
    private int _waiting;

    /// <summary>How many requests it has begun.</summary>
    public int Begun { get; private set; }

    /// <summary>How many wait for leave.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>The place in the queue that it tells of first; null for none.</summary>
    public int? Place { get; init; }

    /// <summary>What it fails with in place of writing.</summary>
    public Func<Exception>? Failure { get; init; }

    /// <summary>Lets it write some sentences more.</summary>
    public void LetGo(int count = 1_000) => _permits.Release(count);

    public WritingDesk Desk()
    {
        var model = new WritingModel("the slow model", this, new ModelLimits(8_192, text => (text.Length / 4) + 1));
        return WritingDesk.Of(model, new PromptBuilder(Templates, model.Limits), TimeProvider.System, TimeSpan.FromMinutes(5));
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        lock (_permits) Begun++;
        if (Place is { } place) yield return WritingHints.QueuedAt(place);
        foreach (var sentence in sentences)
        {
            Interlocked.Increment(ref _waiting);
            try
            {
                await _permits.WaitAsync(cancellationToken);
            }
            finally
            {
                Interlocked.Decrement(ref _waiting);
            }

            if (Failure is not null) throw Failure();
            yield return new ChatResponseUpdate(ChatRole.Assistant, sentence + " ");
        }
    }

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() => _permits.Dispose();
}
