using System.ClientModel.Primitives;
using System.Text.Json;
using Microsoft.Extensions.AI;
using PaperBot.OpenAI.Connections;
using PaperBot.Writing;

namespace PaperBot.OpenAI.Chat;

/// <summary>An answer on its way: its pieces in order, then the reason why it ended and the counts.</summary>
internal sealed class ChatAnswer : IDisposable
{
    private const int MaxCharacters = 4_000_000;
    private const int MaxBodyBytes = 16 * 1024 * 1024;

    private readonly ServerConnection _connection;
    private readonly PipelineResponse _response;
    private readonly Watch _watch;
    private readonly string _model;
    private readonly ThoughtFilter _thoughts;
    private readonly Queue<ChatResponseUpdate> _ready = new();
    private readonly string _messageId = Guid.NewGuid().ToString("N");
    private ServerEvents? _events;
    private ChatFinishReason? _finish;
    private UsageDetails? _usage;
    private string _usedModel;
    private int _characters;
    private bool _isDone;
    private bool _hasEnded;

    private ChatAnswer(ServerConnection connection, PipelineResponse response, string model, Watch watch)
    {
        (_connection, _response, _model, _watch) = (connection, response, model, watch);
        _usedModel = model;
        _thoughts = new ThoughtFilter(connection.Options.ThinksFirst);
    }

    /// <summary>Asks, and waits for the first piece: until then a failure may be answered by asking again.</summary>
    /// <exception cref="ServerFaultException">The server refused, or nothing came.</exception>
    public static async Task<ChatAnswer> BeginAsync(ServerConnection connection, byte[] body, string model, Watch watch)
    {
        var response = await connection.PostChatAsync(body, model, watch).ConfigureAwait(false);
        var answer = new ChatAnswer(connection, response, model, watch);
        try
        {
            await answer.OpenAsync().ConfigureAwait(false);
            return answer;
        }
        catch (Exception exception)
        {
            answer.Dispose();
            throw connection.Faults.Of(exception, watch);
        }
    }

    /// <summary>The next piece; null after the last.</summary>
    /// <exception cref="ModelException">The answer broke off.</exception>
    public async Task<ChatResponseUpdate?> NextAsync()
    {
        try
        {
            while (_ready.Count == 0 && !_hasEnded) await ReadAsync(Awaited.NextToken, _connection.Options.NextTokenTimeout).ConfigureAwait(false);
            return _ready.TryDequeue(out var update) ? update : null;
        }
        catch (Exception exception)
        {
            throw _connection.Faults.Of(exception, _watch, begun: true).Failure;
        }
    }

    public void Dispose() => _response.Dispose();

    private async Task OpenAsync()
    {
        var stream = _response.ContentStream ?? Stream.Null;
        _response.Headers.TryGetValue("Content-Type", out var type);
        if (type?.Contains("html", StringComparison.OrdinalIgnoreCase) == true) throw _connection.Faults.WebPage;
        if (type?.Contains("application/json", StringComparison.OrdinalIgnoreCase) == true)
        {
            Take(await BoundedBody.ReadAsync(stream, MaxBodyBytes, _watch.Token).ConfigureAwait(false));
            End();
            return;
        }

        _events = new ServerEvents(stream);
        while (_ready.Count == 0 && !_hasEnded) await ReadAsync(Awaited.FirstToken, null).ConfigureAwait(false);
    }

    /// <summary>Reads one event; the time for the first one has been running since the question was sent.</summary>
    private async Task ReadAsync(Awaited what, TimeSpan? most)
    {
        if (most is { } limit) _watch.Await(what, limit);
        var data = _isDone || _events is null ? null : await _events.NextAsync(_watch.Token).ConfigureAwait(false);
        if (most is not null) _watch.Rest();
        if (data is null) End();
        else if (data.AsSpan().SequenceEqual("[DONE]"u8)) _isDone = true;
        else Take(data);
        if (_ready.Count > 0) _watch.Rest();
    }

    private void Take(byte[] data)
    {
        using var document = JsonDocument.Parse(data);
        var root = document.RootElement;
        if (ChatChunk.IsError(root)) throw _connection.Faults.Of(ServerError.Read(ServerError.StatusOf(root), root), null, _model, [_model]);
        var chunk = ChatChunk.Read(root);
        _characters += chunk.Text.Length + chunk.Reasoning.Length;
        if (_characters > MaxCharacters) throw new ServerFaultException(_connection.Faults.Endless, mayRetry: false);
        _finish = chunk.Finish ?? _finish;
        _usage = chunk.Usage ?? _usage;
        if (chunk.Model.Length is > 0 and <= ServerOptions.MaxNameLength) _usedModel = chunk.Model;
        List<AIContent> contents = [];
        if (chunk.Reasoning.Length > 0)
        {
            contents.Add(new TextReasoningContent(chunk.Reasoning));
            _thoughts.ThoughtsComeApart();
        }

        contents.AddRange(_thoughts.Read(chunk.Text).Contents());
        if (contents.Count > 0) _ready.Enqueue(Update(contents));
    }

    private void End()
    {
        _hasEnded = true;
        if (_events is { IsEmpty: true }) throw new EndOfStreamException("an empty answer");
        if (!_isDone && _finish is null && _events is not null) throw new EndOfStreamException("no end of the answer");
        List<AIContent> contents = [.. _thoughts.End().Contents()];
        if (_usage is not null) contents.Add(new UsageContent(_usage));
        var last = Update(contents);
        last.FinishReason = _finish ?? ChatFinishReason.Stop;
        _ready.Enqueue(last);
    }

    private ChatResponseUpdate Update(IList<AIContent> contents) =>
        new(ChatRole.Assistant, contents) { ModelId = _usedModel, MessageId = _messageId, ResponseId = _messageId };
}
