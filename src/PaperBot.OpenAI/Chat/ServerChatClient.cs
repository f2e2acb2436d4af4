using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using PaperBot.OpenAI.Connections;
using PaperBot.Writing;

namespace PaperBot.OpenAI.Chat;

/// <summary>
/// A chat model on an OpenAI-compatible server. Answers are always streamed from the server, thoughts come as <see cref="TextReasoningContent"/>,
/// and every failure is a <see cref="ModelException"/>. Who asks is never told to the server. Tools and attachments are not sent.
/// </summary>
internal sealed class ServerChatClient : IChatClient
{
    private readonly ServerConnection _connection;
    private string _name;
    private volatile ChatDialect _dialect;

    internal ServerChatClient(ServerConnection connection, string name)
    {
        _connection = connection;
        _name = name;
    }

    /// <inheritdoc/>
    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ChatMessage[] asked = [.. messages];
        using var watch = _connection.Watch(cancellationToken);
        using var answer = await _connection.Retries.RunAsync(() => BeginAsync(asked, options, watch), watch).ConfigureAwait(false);
        while (await answer.NextAsync().ConfigureAwait(false) is { } update) yield return update;
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceKey is not null) return null;
        if (serviceType == typeof(ChatClientMetadata)) return new ChatClientMetadata("openai", _connection.Options.Url, _name.Length > 0 ? _name : null);
        return serviceType.IsInstanceOfType(this) ? this : null;
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    /// <summary>One attempt; a refusal that is about the wording of the request is answered by another wording at once.</summary>
    private async Task<ChatAnswer> BeginAsync(ChatMessage[] messages, ChatOptions? options, Watch watch)
    {
        var model = options?.ModelId is { Length: > 0 } wanted ? wanted : await NameAsync(watch).ConfigureAwait(false);
        for (var dialect = _dialect; ;)
        {
            try
            {
                var body = ChatRequest.Write(messages, options, model, dialect, _connection.Options.Thinks);
                return await ChatAnswer.BeginAsync(_connection, body, model, watch).ConfigureAwait(false);
            }
            catch (ServerFaultException fault)
            {
                var other = ChatDialects.After(fault.Error, dialect);
                if (other == dialect) throw;
                _dialect = dialect = other;
            }
        }
    }

    /// <summary>The model to ask for: known from the settings or the start, else asked for now that the server is needed.</summary>
    private async Task<string> NameAsync(Watch watch)
    {
        if (_name.Length > 0) return _name;
        var facts = await _connection.ReadFactsAsync(watch.Caller).ConfigureAwait(false);
        return _name = facts.Find("")?.Name ?? throw _connection.Faults.Of(new ServerError(404, "", "", false), null, "", []);
    }
}
