using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace PaperBot.OpenAI.Tests;

/// <summary>A real HTTP server on loopback that answers as it is told and remembers what it was asked.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private LoopbackServer? _server;
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Reply>> _replies = new();
    private readonly ConcurrentQueue<Asked> _asked = new();

    /// <summary>All requests in the order of their arrival.</summary>
    public IReadOnlyList<Asked> Requests => [.. _asked];

    /// <summary>The requests for answers.</summary>
    public IReadOnlyList<Asked> Chats => [.. _asked.Where(asked => asked.Path == "/v1/chat/completions")];

    /// <summary>The requests for embeddings.</summary>
    public IReadOnlyList<Asked> Embeddings => [.. _asked.Where(asked => asked.Path == "/v1/embeddings")];

    /// <summary>Completed when a client has gone away in the middle of an answer.</summary>
    public TaskCompletionSource Abandoned { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completed by a test that has seen what was sent so far.</summary>
    public TaskCompletionSource Seen { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Uri Root => _server!.Root;

    public static async Task<ScriptedServer> StartAsync()
    {
        var server = new ScriptedServer();
        server._server = await LoopbackServer.StartAsync(server.AnswerAsync);
        return server;
    }

    /// <summary>What <paramref name="path"/> answers: one after the other, the last for good.</summary>
    public ScriptedServer On(string path, params Reply[] replies)
    {
        _replies[path] = new ConcurrentQueue<Reply>(replies);
        return this;
    }

    public ScriptedServer OnChat(params Reply[] replies) => On("/v1/chat/completions", replies);

    public ScriptedServer OnEmbeddings(params Reply[] replies) => On("/v1/embeddings", replies);

    public ScriptedServer OnModels(params string[] names) =>
        On("/v1/models", Reply.Json(200, JsonSerializer.Serialize(new { @object = "list", data = names.Select(name => new { id = name, @object = "model", owned_by = "library" }) })));

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        _asked.Enqueue(new Asked(context.Request.Method, context.Request.Path, context.Request.QueryString.ToString(), headers, body));
        if (!_replies.TryGetValue(context.Request.Path, out var replies) || !replies.TryPeek(out var reply))
        {
            context.Response.StatusCode = 404;
            await context.Response.WriteAsync("""{"error":{"code":404,"message":"File Not Found","type":"not_found_error"}}""");
            return;
        }

        if (replies.Count > 1 && replies.TryDequeue(out var next)) reply = next;
        try
        {
            await reply.Send(context, this);
        }
        catch (OperationCanceledException)
        {
            Abandoned.TrySetResult();
        }
    }
}
