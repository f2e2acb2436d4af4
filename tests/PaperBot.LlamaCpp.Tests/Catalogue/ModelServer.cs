using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace PaperBot.LlamaCpp.Tests.Catalogue;

/// <summary>A server on this machine that gives out one file under every path, with ranges, versions and the faults that a test asks for.</summary>
internal sealed class ModelServer : IAsyncDisposable
{
    private LoopbackServer? _server;
    private readonly ConcurrentQueue<SeenRequest> _requests = new();
    private int _faults;

    private ModelServer(byte[] content) => Content = content;

    /// <summary>The file.</summary>
    public byte[] Content { get; set; }

    /// <summary>Its version; null for a server that names none.</summary>
    public string? ETag { get; set; } = "\"version-1\"";

    /// <summary>What is told of the file before a redirect.</summary>
    public bool TellsChecksum { get; set; }

    /// <summary>Whether ranges are ignored.</summary>
    public bool IgnoresRanges { get; set; }

    /// <summary>Whether the size is left out.</summary>
    public bool HidesLength { get; set; }

    /// <summary>Where the first request is sent; null answers it itself.</summary>
    public string? RedirectTo { get; set; }

    /// <summary>How many requests <see cref="Fault"/> answers before the server behaves.</summary>
    public int Faults { get => _faults; set => _faults = value; }

    /// <summary>What a faulty answer is.</summary>
    public Func<HttpContext, ModelServer, Task> Fault { get; set; } = (_, _) => Task.CompletedTask;

    public IReadOnlyList<SeenRequest> Requests => [.. _requests];

    public Uri Url => _server!.Root;

    public static async Task<ModelServer> StartAsync(byte[] content)
    {
        var server = new ModelServer(content);
        server._server = await LoopbackServer.StartAsync(server.AnswerAsync);
        return server;
    }

    /// <summary>Sends so much of the file and closes the connection, though more was promised.</summary>
    public static Func<HttpContext, ModelServer, Task> DropAfter(int bytes) => async (context, server) =>
    {
        var from = server.Begin(context);
        await context.Response.Body.WriteAsync(server.Content.AsMemory(from, Math.Min(bytes, server.Content.Length - from)));
    };

    /// <summary>Sends so much of the file and nothing more, until the other side leaves.</summary>
    public static Func<HttpContext, ModelServer, Task> StallAfter(int bytes) => async (context, server) =>
    {
        var from = server.Begin(context);
        await context.Response.Body.WriteAsync(server.Content.AsMemory(from, Math.Min(bytes, server.Content.Length - from)));
        await context.Response.Body.FlushAsync();
        await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
    };

    /// <summary>Answers with a status and a page.</summary>
    public static Func<HttpContext, ModelServer, Task> Page(int status, string text = "<!DOCTYPE html><p>Sorry.</p>", string type = "text/html") => (context, _) =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        return context.Response.WriteAsync(text);
    };

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        _requests.Enqueue(new SeenRequest(
            context.Request.Path, context.Request.Headers.Range.ToString(), context.Request.Headers.IfRange.ToString(), context.Request.Headers.Authorization.ToString()));
        if (TellsChecksum)
        {
            context.Response.Headers["X-Linked-Size"] = $"{Content.Length}";
            context.Response.Headers["X-Linked-Etag"] = $"\"{Convert.ToHexStringLower(SHA256.HashData(Content))}\"";
        }

        if (RedirectTo is not null && context.Request.Path != "/blob")
        {
            context.Response.Redirect(RedirectTo);
            return;
        }

        if (Interlocked.Decrement(ref _faults) >= 0)
        {
            await Fault(context, this);
            return;
        }

        var from = Begin(context);
        if (context.Response.StatusCode < 300) await context.Response.Body.WriteAsync(Content.AsMemory(from));
    }

    private int Begin(HttpContext context)
    {
        if (ETag is not null) context.Response.Headers.ETag = ETag;
        var from = IgnoresRanges ? null : RangeStart(context.Request);
        if (from > Content.Length - 1)
        {
            context.Response.StatusCode = 416;
            context.Response.Headers.ContentRange = $"bytes */{Content.Length}";
            return 0;
        }

        if (from is not null)
        {
            context.Response.StatusCode = 206;
            context.Response.Headers.ContentRange = $"bytes {from}-{Content.Length - 1}/{Content.Length}";
        }

        if (!HidesLength) context.Response.ContentLength = Content.Length - (from ?? 0);
        return from ?? 0;
    }

    private int? RangeStart(HttpRequest request)
    {
        var range = request.Headers.Range.ToString();
        if (range.Length == 0) return null;
        var condition = request.Headers.IfRange.ToString();
        if (condition.Length > 0 && condition != ETag) return null;
        return int.Parse(range["bytes=".Length..].TrimEnd('-'), System.Globalization.CultureInfo.InvariantCulture);
    }
}
