using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace PaperBot.App.Tests.EndToEnd;

/// <summary>A real HTTP server on loopback with one embedding model that counts letters; it can be told to fail.</summary>
internal sealed class EmbeddingServer : IAsyncDisposable
{
    private const int Dimensions = 26;

    private LoopbackServer? _server;
    private int _texts;

    /// <summary>How many texts it embeds before it fails; null: it never does.</summary>
    public int? FailsAfter { get; set; }

    /// <summary>Whether it takes requests and never answers them.</summary>
    public bool Hangs { get; set; }

    /// <summary>How often it was asked.</summary>
    public int Requests { get; private set; }

    /// <summary>How many texts it has been sent.</summary>
    public int Texts => _texts;

    /// <summary>The last text that it was sent.</summary>
    public string LastText { get; private set; } = "";

    public string Url => _server!.Root + "v1";

    public static async Task<EmbeddingServer> StartAsync()
    {
        var server = new EmbeddingServer();
        server._server = await LoopbackServer.StartAsync(server.AnswerAsync);
        return server;
    }

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        Requests++;
        using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        var texts = body.RootElement.GetProperty("input").EnumerateArray().Select(text => text.GetString()!).ToList();
        if (Hangs) await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        LastText = texts[^1];
        var fails = Interlocked.Add(ref _texts, texts.Count) > FailsAfter;
        context.Response.ContentType = "application/json";
        context.Response.StatusCode = fails ? 400 : 200;
        object reply = fails
            ? new { error = new { message = "the model is broken", code = 400 } }
            : new { data = texts.Select((text, i) => new { index = i, embedding = VectorOf(text) }) };
        await context.Response.WriteAsync(JsonSerializer.Serialize(reply), context.RequestAborted);
    }

    private static float[] VectorOf(string text)
    {
        var vector = new float[Dimensions];
        vector[0] = 1;
        foreach (var letter in text.ToLowerInvariant().Where(char.IsAsciiLetter)) vector[letter - 'a']++;
        return vector;
    }
}
