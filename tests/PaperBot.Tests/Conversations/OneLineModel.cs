using Microsoft.Extensions.AI;
using PaperBot.Writing;

namespace PaperBot.Tests.Conversations;

/// <summary>A model that writes what a test tells it to, and remembers what it was asked.</summary>
internal sealed class OneLineModel(Func<CancellationToken, Task<string>> write) : IChatClient
{
    public OneLineModel(string line) : this(_ => Task.FromResult(line))
    {
    }

    /// <summary>The user message of each request.</summary>
    public List<string> Asked { get; } = [];

    public List<ChatOptions?> Options { get; } = [];

    /// <summary>This model with room for 4,000 words.</summary>
    public WritingModel Ready(int contextTokens = 4_000) => new("one-line", this, new ModelLimits(contextTokens, text => text.Split(' ').Length));

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        Asked.Add(messages.Last().Text);
        Options.Add(options);
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, await write(cancellationToken)));
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("A question is one line; nobody reads it word by word.");

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
