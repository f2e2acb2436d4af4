using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace PaperBot.Qdrant.Tests.Http;

/// <summary>A real HTTP server on loopback that answers as it is told, one reply after the other and the last for good, and remembers what it was asked.</summary>
internal sealed class ScriptedQdrant : IAsyncDisposable
{
    private readonly ConcurrentQueue<Reply> _replies;
    private readonly ConcurrentQueue<Asked> _asked = new();
    private LoopbackServer? _server;

    private ScriptedQdrant(Reply[] replies) => _replies = new ConcurrentQueue<Reply>(replies);

    /// <summary>All requests in the order of their arrival.</summary>
    public IReadOnlyList<Asked> Requests => [.. _asked];

    /// <summary>Completed when a request waits for an answer that does not come.</summary>
    public TaskCompletionSource Waiting { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completed when a client has gone away in the middle of an answer.</summary>
    public TaskCompletionSource Abandoned { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Uri Root => _server!.Root;

    public static async Task<ScriptedQdrant> StartAsync(params Reply[] replies)
    {
        var server = new ScriptedQdrant(replies);
        server._server = await LoopbackServer.StartAsync(server.AnswerAsync);
        return server;
    }

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        _asked.Enqueue(new Asked(context.Request.Method, context.Features.Get<IHttpRequestFeature>()!.RawTarget, headers, body));
        if (!_replies.TryPeek(out var reply)) throw new InvalidOperationException("No reply was scripted.");
        if (_replies.Count > 1 && _replies.TryDequeue(out var next)) reply = next;
        await reply.Send(context, this);
    }
}
