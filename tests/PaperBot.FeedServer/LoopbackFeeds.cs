using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PaperBot.FeedServer;

/// <summary>
/// A server of paper feeds on loopback, for tests: arXiv's API, the Daily Papers API, RSS and Atom feeds, in the shapes of the real ones and with papers made up. It
/// answers conditional requests, packs what it sends, goes wrong as it is told to, and notes who asked when.
/// </summary>
public sealed class LoopbackFeeds : IAsyncDisposable
{
    private const int MostSlice = 2_000;
    private const int LastPaper = 30_000;

    private readonly WebApplication _application;
    private readonly TimeProvider _time;
    private readonly ConcurrentQueue<FeedCall> _calls = new();
    private readonly List<(Fault Fault, int Left)> _faults = [];

    private LoopbackFeeds(WebApplication application, TimeProvider time) => (_application, _time) = (application, time);

    /// <summary>What the feeds hold.</summary>
    public FeedContent Content { get; } = new();

    /// <summary>Its address.</summary>
    public Uri Root => new(_application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>Where arXiv's API is; for the setting <c>ArXiv:BaseUrl</c>.</summary>
    public Uri ArXiv => new(Root, "/api/query");

    /// <summary>Where the Daily Papers API is.</summary>
    public Uri DailyPapers => new(Root, "/api/daily_papers");

    /// <summary>Whether answers carry an ETag and say when they were last changed. Default true.</summary>
    public bool HasValidators { get; set; } = true;

    /// <summary>Whether answers are packed for those who take that. Default true.</summary>
    public bool Packs { get; set; } = true;

    /// <summary>Requests that came, in order.</summary>
    public IReadOnlyList<FeedCall> Calls => [.. _calls];

    /// <summary>Starts a server whose days and times go by <paramref name="time"/>.</summary>
    public static async Task<LoopbackFeeds> StartAsync(TimeProvider? time = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = new LoopbackFeeds(builder.Build(), time ?? TimeProvider.System);
        server._application.Run(server.ServeAsync);
        await server._application.StartAsync();
        return server;
    }

    /// <summary>Where the feed of a name is; <see cref="FeedContent.SetRss"/> says what it holds.</summary>
    public Uri Rss(string name) => new(Root, "/rss/" + name);

    /// <summary>Lets the next requests that it befalls go wrong; several faults come one after the other.</summary>
    public void Fail(Fault fault)
    {
        lock (_faults) _faults.Add((fault, fault.Times));
    }

    /// <summary>No more faults.</summary>
    public void Heal()
    {
        lock (_faults) _faults.Clear();
    }

    /// <summary>Stops at once: requests under way are cut.</summary>
    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await _application.StopAsync(now.Token);
        await _application.DisposeAsync();
    }

    private async Task ServeAsync(HttpContext context)
    {
        var at = _time.GetUtcNow();
        var fault = NextFault(context.Request.Path.Value + context.Request.QueryString.Value) ?? new Fault();
        try
        {
            if (fault.IsSilent) await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            else if (fault.Status != 0) await SendFaultAsync(context, fault);
            else await SendAsync(context, fault.Body is { } body ? (200, "text/xml", body) : Answer(context, fault), fault.CutAfter);
        }
        finally
        {
            var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
            _calls.Enqueue(new FeedCall(at, context.Request.Path.Value ?? "", context.Request.QueryString.Value ?? "", headers, fault.IsSilent || fault.CutAfter is not null ? 0 : context.Response.StatusCode));
        }
    }

    private Fault? NextFault(string request)
    {
        lock (_faults)
        {
            var place = _faults.FindIndex(entry => request.Contains(entry.Fault.On, StringComparison.Ordinal));
            if (place < 0) return null;
            var (fault, left) = _faults[place];
            if (left > 1) _faults[place] = (fault, left - 1);
            else _faults.RemoveAt(place);
            return fault;
        }
    }

    private static async Task SendFaultAsync(HttpContext context, Fault fault)
    {
        context.Response.StatusCode = fault.Status;
        if (fault.RetryAfter is not null) context.Response.Headers.RetryAfter = fault.RetryAfter;
        if (fault.Location is not null) context.Response.Headers.Location = fault.Location;
        if (fault.Body is not null) await context.Response.WriteAsync(fault.Body);
    }

    private (int Status, string Type, string Body) Answer(HttpContext context, Fault fault)
    {
        var (path, query) = (context.Request.Path.Value ?? "", context.Request.Query);
        if (path == "/api/query") return ArXivAnswer(query, fault.IsEmptyPage);
        if (path == "/api/daily_papers") return DailyAnswer(query);
        return path.StartsWith("/rss/", StringComparison.Ordinal) && Content.Rss(path[5..]) is { } body ? (200, "application/rss+xml", body) : (404, "text/plain", "Nothing here");
    }

    private (int Status, string Type, string Body) ArXivAnswer(IQueryCollection query, bool isEmpty)
    {
        const string type = "application/atom+xml; charset=UTF-8";
        var (start, size) = (Number(query["start"], 0), Number(query["max_results"], 10));
        if (start < 0 || size is < 0 or > MostSlice || start + size > LastPaper + MostSlice) return (400, type, ArXivAtom.Error("start and max_results must be non-negative and small"));
        if (query["search_query"].ToString().Contains("(((", StringComparison.Ordinal)) return (400, type, ArXivAtom.Error("malformed query"));
        var found = Content.Query(query["search_query"], query.TryGetValue("id_list", out var ids) ? ids.ToString() : null, query["sortBy"], query["sortOrder"] != "ascending");
        return (200, type, ArXivAtom.Feed(isEmpty ? [] : [.. found.Skip(start).Take(size)], found.Count, start, size));
    }

    private (int Status, string Type, string Body) DailyAnswer(IQueryCollection query)
    {
        const string type = "application/json; charset=utf-8";
        var today = DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime);
        var day = query.TryGetValue("date", out var date) ? FeedContent.Day(date) : today;
        if (day is not { } asked || asked > today) return (400, type, """{"error":"Invalid date"}""");
        var (limit, page) = (Math.Clamp(Number(query["limit"], 50), 1, 100), Math.Max(0, Number(query["p"], 0)));
        return (200, type, DailyPapersJson.List(asked, Content.Daily(asked).Skip(page * limit).Take(limit)));
    }

    private async Task SendAsync(HttpContext context, (int Status, string Type, string Body) answer, int? cutAfter)
    {
        var bytes = Encoding.UTF8.GetBytes(answer.Body);
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}\"";
        var response = context.Response;
        if (HasValidators && answer.Status == 200)
        {
            response.Headers.ETag = tag;
            response.Headers.LastModified = "Sat, 21 Nov 2026 00:00:00 GMT";
            if (context.Request.Headers.IfNoneMatch == tag)
            {
                response.StatusCode = 304;
                return;
            }
        }

        (response.StatusCode, response.ContentType) = (answer.Status, answer.Type);
        if (Packs && context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.Ordinal))
        {
            response.Headers.ContentEncoding = "gzip";
            bytes = Packed(bytes);
        }

        response.ContentLength = bytes.Length;
        await response.Body.WriteAsync(bytes.AsMemory(0, Math.Min(cutAfter ?? bytes.Length, bytes.Length)));
        if (cutAfter is not null)
        {
            await response.Body.FlushAsync();
            context.Abort();
        }
    }

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(bytes);
        return packed.ToArray();
    }

    private static int Number(string? text, int byDefault) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : byDefault;
}
