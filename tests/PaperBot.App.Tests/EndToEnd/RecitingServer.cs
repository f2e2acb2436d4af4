using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PaperBot.App.Tests.EndToEnd;

/// <summary>An OpenAI-compatible server on loopback whose model writes one text, streamed in small pieces, and which keeps what it was asked.</summary>
internal sealed class RecitingServer : IAsyncDisposable
{
    private const int PieceCharacters = 7;

    private readonly WebApplication _server;
    private readonly List<string> _asked = [];

    private RecitingServer(WebApplication server) => _server = server;

    /// <summary>The base address, with <c>/v1</c>.</summary>
    public string Url => _server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/v1";

    /// <summary>The bodies of the chat requests.</summary>
    public IReadOnlyList<string> Asked => _asked;

    /// <summary>Starts a server that writes <paramref name="text"/>.</summary>
    public static async Task<RecitingServer> StartAsync(string text)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new RecitingServer(builder.Build());
        server._server.MapGet("/v1/models", () => Results.Json(new { @object = "list", data = new[] { new { id = "reciter", @object = "model" } } }));
        server._server.MapPost("/v1/chat/completions", context => server.WriteAsync(context, text));
        await server._server.StartAsync();
        return server;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task WriteAsync(HttpContext context, string text)
    {
        _asked.Add(await new StreamReader(context.Request.Body).ReadToEndAsync(context.RequestAborted));
        context.Response.ContentType = "text/event-stream";
        foreach (var piece in text.Chunk(PieceCharacters)) await SendAsync(context, new string(piece), finish: null);
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
