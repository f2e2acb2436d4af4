using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PaperBot.QdrantServer.Collections;
using PaperBot.QdrantServer.Faults;
using PaperBot.QdrantServer.Http;

namespace PaperBot.QdrantServer;

/// <summary>A Qdrant server of our own on loopback, after the published API, for what PaperBot uses of it. It keeps everything in memory and searches exactly.</summary>
public sealed class LoopbackQdrant : IAsyncDisposable
{
    private static readonly string[] Secrets = ["api-key", "authorization"];
    private readonly LoopbackQdrantOptions _options;
    private readonly QdrantStorage _storage = new();
    private readonly Endpoints _endpoints;
    private WebApplication? _application;

    private LoopbackQdrant(LoopbackQdrantOptions options)
    {
        _options = options;
        _endpoints = new Endpoints(_storage, new ApiKeys(options.ApiKey, options.ReadOnlyKey), options, Violations.Enqueue);
    }

    /// <summary>Its address; it stays the same when the server is stopped and started again.</summary>
    public Uri Url { get; private set; } = null!;

    /// <summary>The collections by name, for a test's look.</summary>
    public IReadOnlyDictionary<string, StoredCollection> Collections => _storage.Collections;

    /// <summary>Alias to collection.</summary>
    public IReadOnlyDictionary<string, string> Aliases => _storage.Aliases;

    /// <summary>Every request, in order of arrival.</summary>
    public ConcurrentQueue<RecordedRequest> Requests { get; } = [];

    /// <summary>What requests did against the contract; a test that ends with any has failed.</summary>
    public ConcurrentQueue<string> Violations { get; } = [];

    /// <summary>What goes wrong, and when.</summary>
    public QdrantFaults Faults { get; } = new();

    /// <summary>How many requests to write were under way at a time.</summary>
    public WriteTraffic Writes { get; } = new();

    /// <summary>Starts one, empty.</summary>
    public static async Task<LoopbackQdrant> StartAsync(LoopbackQdrantOptions? options = null)
    {
        var qdrant = new LoopbackQdrant(options ?? new LoopbackQdrantOptions());
        await qdrant.ListenAsync(qdrant._options.Port).ConfigureAwait(false);
        return qdrant;
    }

    /// <summary>The collection of this name or alias.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public StoredCollection Collection(string name) => Collections[Aliases.GetValueOrDefault(name) ?? name];

    /// <summary>Ends listening, as if the process had gone; connections are cut. The data stays.</summary>
    public async Task StopAsync()
    {
        if (Interlocked.Exchange(ref _application, null) is not { } application) return;
        using var now = new CancellationTokenSource();
        await now.CancelAsync().ConfigureAwait(false);
        try
        {
            await application.StopAsync(now.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            // Connections that do not end at once are cut.
        }

        await application.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Listens again on the same port, with the data that was there.</summary>
    public Task StartAgainAsync() => _application is null ? ListenAsync(Url.Port) : Task.CompletedTask;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await StopAsync().ConfigureAwait(false);

    private async Task ListenAsync(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.Listen(IPAddress.Loopback, port);
            options.Limits.MaxRequestBodySize = null;
        });
        var application = builder.Build();
        application.Run(HandleAsync);
        await application.StartAsync().ConfigureAwait(false);
        _application = application;
        Url = new Uri($"http://127.0.0.1:{new Uri(application.Urls.First()).Port}");
    }

    private async Task HandleAsync(HttpContext context)
    {
        var head = new RecordedRequest(context.Request.Method, context.Request.Path.Value ?? "/", context.Request.QueryString.Value ?? "", Headers(context), default);
        if (Faults.DropsUnread(head))
        {
            if (_options.KeepsRequests) Requests.Enqueue(head);
            context.Abort();
            return;
        }

        var isWrite = head.IsWrite;
        if (isWrite) Writes.Enter();
        try
        {
            var request = head with { BodyBytes = await ReadAsync(context).ConfigureAwait(false) };
            if (_options.KeepsRequests) Requests.Enqueue(request);
            await Faults.ServeAsync(request, context, () => Answer(request, context)).ConfigureAwait(false);
        }
        finally
        {
            if (isWrite) Writes.Leave();
        }
    }

    private Answer Answer(RecordedRequest request, HttpContext context)
    {
        var answer = _endpoints.Answer(request, context);
        if (_options.KeepsRequests) (request.Status, request.Answer) = (answer.Status, answer.Body);
        return answer;
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContext context)
    {
        using var body = new MemoryStream((int)Math.Min(context.Request.ContentLength ?? 0, int.MaxValue));
        await context.Request.Body.CopyToAsync(body, context.RequestAborted).ConfigureAwait(false);
        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    private static Dictionary<string, string> Headers(HttpContext context) => context.Request.Headers.ToDictionary(
        header => header.Key, header => Secrets.Contains(header.Key, StringComparer.OrdinalIgnoreCase) ? "***" : header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
}
