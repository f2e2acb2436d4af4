using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace PaperBot.App.Tests.EndToEnd;

/// <summary>An OpenAI-compatible server on loopback whose model writes one text, streamed in small pieces, and which keeps what it was asked.</summary>
internal sealed class RecitingServer : IAsyncDisposable
{
    private const int PieceCharacters = 7;

    private readonly string _text;
    private readonly List<string> _asked = [];
    private LoopbackServer? _server;

    private RecitingServer(string text) => _text = text;

    /// <summary>The base address, with <c>/v1</c>.</summary>
    public string Url => _server!.Root + "v1";

    /// <summary>The bodies of the chat requests.</summary>
    public IReadOnlyList<string> Asked => _asked;

    /// <summary>Starts a server that writes <paramref name="text"/>.</summary>
    public static async Task<RecitingServer> StartAsync(string text)
    {
        var server = new RecitingServer(text);
        server._server = await LoopbackServer.StartAsync(server.AnswerAsync);
        return server;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Path == "/v1/chat/completions") return WriteAsync(context);
        if (context.Request.Path == "/v1/models") return context.Response.WriteAsJsonAsync(new { @object = "list", data = new[] { new { id = "reciter", @object = "model" } } });
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private async Task WriteAsync(HttpContext context)
    {
        _asked.Add(await new StreamReader(context.Request.Body).ReadToEndAsync(context.RequestAborted));
        context.Response.ContentType = "text/event-stream";
        foreach (var piece in _text.Chunk(PieceCharacters)) await SendAsync(context, new string(piece), finish: null);
        await SendAsync(context, "", "stop");
        await context.Response.WriteAsync("data: [DONE]\n\n", context.RequestAborted);
    }

    private static Task SendAsync(HttpContext context, string piece, string? finish) => context.Response.WriteAsync("data: " + JsonSerializer.Serialize(new
    {
        id = "1",
        @object = "chat.completion.chunk",
        created = 1,
        model = "reciter",
        choices = new[] { new { index = 0, delta = new { content = piece }, finish_reason = finish } },
    }) + "\n\n", context.RequestAborted);
}
