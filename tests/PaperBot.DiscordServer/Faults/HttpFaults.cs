using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace PaperBot.DiscordServer.Faults;

/// <summary>What goes wrong on the way of a request: rate limits of all scopes, failures of the server, slow and lost answers.</summary>
public sealed class HttpFaults
{
    private readonly ConcurrentDictionary<HttpFaultKind, int> _struck = [];
    private volatile IReadOnlyList<HttpFault> _rules = [];
    private volatile BucketLimit? _buckets;
    private volatile BucketLimit? _global;
    private int _exceeded;

    /// <summary>How often the bot went over a limit that is really enforced: what a well-behaved one never does.</summary>
    public int Exceeded => _exceeded;

    /// <summary>How often faults of this kind have struck.</summary>
    public int Struck(HttpFaultKind kind) => _struck.GetValueOrDefault(kind);

    /// <summary>Adds a rule; the first one that strikes decides.</summary>
    public void Add(HttpFault fault)
    {
        lock (_struck) _rules = [.. _rules, fault];
    }

    /// <summary>From now on nothing goes wrong by rule; enforced limits stay.</summary>
    public void Clear()
    {
        lock (_struck) _rules = [];
    }

    /// <summary>
    /// Counts requests as Discord does: <paramref name="limit"/> in a window of the length <paramref name="window"/> for each route and major parameter, told
    /// in the headers of every answer, and 429 for one too many.
    /// </summary>
    public void EnforceBuckets(int limit, TimeSpan window) => _buckets = new BucketLimit(limit, window);

    /// <summary>Counts all requests but those of interactions together, by the second, and answers one too many with a global 429.</summary>
    public void EnforceGlobalLimit(int requestsPerSecond) => _global = new BucketLimit(requestsPerSecond, TimeSpan.FromSeconds(1));

    /// <summary>Lets a request through to <paramref name="carryOut"/>, which writes the answer, or lets it fail on the way there or back.</summary>
    public async Task ServeAsync(RecordedRequest request, HttpContext context, Func<Task> carryOut)
    {
        if (await ExceedsAsync(request, context).ConfigureAwait(false)) return;
        if (_rules.FirstOrDefault(rule => rule.Strikes(request)) is not { } fault)
        {
            await carryOut().ConfigureAwait(false);
            return;
        }

        _struck.AddOrUpdate(fault.Kind, 1, (_, count) => count + 1);
        if (fault.Kind is HttpFaultKind.FailedAfter or HttpFaultKind.DroppedAfter or HttpFaultKind.Slow or HttpFaultKind.Malformed)
        {
            var answer = await AnswerOfAsync(context, carryOut).ConfigureAwait(false);
            await LoseAsync(fault, request, context, answer).ConfigureAwait(false);
        }
        else
        {
            await FailAsync(fault, request, context).ConfigureAwait(false);
        }
    }

    private async Task<bool> ExceedsAsync(RecordedRequest request, HttpContext context)
    {
        var isOfInteraction = request.Path.StartsWith("/interactions/", StringComparison.Ordinal) || request.Path.StartsWith("/webhooks/", StringComparison.Ordinal);
        if (!isOfInteraction && _global?.Count(new RecordedRequest("", "", "", request.Headers, "", request.At), new HeaderDictionary()) is { } pause)
        {
            Interlocked.Increment(ref _exceeded);
            await FailAsync(new HttpFault(HttpFaultKind.RateLimitedGlobally) { Delay = pause }, request, context).ConfigureAwait(false);
            return true;
        }

        if (_buckets?.Count(request, context.Response.Headers) is not { } wait) return false;
        Interlocked.Increment(ref _exceeded);
        await FailAsync(new HttpFault(HttpFaultKind.RateLimited) { Delay = wait }, request, context).ConfigureAwait(false);
        return true;
    }

    // Reads the answer before a byte of it has left.
    private static async Task<byte[]> AnswerOfAsync(HttpContext context, Func<Task> carryOut)
    {
        var way = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var answer = new MemoryStream();
        var kept = new StreamResponseBodyFeature(answer);
        context.Features.Set<IHttpResponseBodyFeature>(kept);
        try
        {
            await carryOut().ConfigureAwait(false);
            await kept.CompleteAsync().ConfigureAwait(false);
        }
        finally
        {
            context.Features.Set(way);
        }

        return answer.ToArray();
    }

    private static async Task LoseAsync(HttpFault fault, RecordedRequest request, HttpContext context, byte[] answer)
    {
        context.Response.ContentLength = null;
        switch (fault.Kind)
        {
            case HttpFaultKind.DroppedAfter:
                context.Abort();
                return;
            case HttpFaultKind.FailedAfter:
                await FailAsync(fault, request, context).ConfigureAwait(false);
                return;
            case HttpFaultKind.Slow:
                await Task.Delay(fault.Delay, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                await WriteAsync(context, context.Response.StatusCode, answer).ConfigureAwait(false);
                return;
            default:
                await WriteAsync(context, 200, answer.Length > 1 ? answer[..(answer.Length / 2)] : "{\"id\":"u8.ToArray()).ConfigureAwait(false);
                return;
        }
    }

    private static Task FailAsync(HttpFault fault, RecordedRequest request, HttpContext context)
    {
        var headers = context.Response.Headers;
        var seconds = fault.Delay.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
        if (fault.Kind is HttpFaultKind.RateLimited or HttpFaultKind.RateLimitedGlobally or HttpFaultKind.RateLimitedShared)
        {
            headers.RetryAfter = Math.Ceiling(fault.Delay.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            headers["X-RateLimit-Scope"] = fault.Kind switch { HttpFaultKind.RateLimited => "user", HttpFaultKind.RateLimitedGlobally => "global", _ => "shared" };
        }

        switch (fault.Kind)
        {
            case HttpFaultKind.RateLimited or HttpFaultKind.RateLimitedShared:
                headers.TryAdd("X-RateLimit-Limit", "5");
                headers.TryAdd("X-RateLimit-Remaining", fault.Kind == HttpFaultKind.RateLimited ? "0" : "4");
                headers.TryAdd("X-RateLimit-Reset-After", seconds);
                headers.TryAdd("X-RateLimit-Bucket", RequestRoute.BucketName(RequestRoute.Of(request).Route));
                return WriteAsync(context, 429, $$"""{"message":"You are being rate limited.","retry_after":{{seconds}},"global":false}""");
            case HttpFaultKind.RateLimitedGlobally:
                headers["X-RateLimit-Global"] = "true";
                return WriteAsync(context, 429, $$"""{"message":"You are being rate limited.","retry_after":{{seconds}},"global":true}""");
            case HttpFaultKind.RateLimitedBare:
                return WriteAsync(context, 429, "");
            case HttpFaultKind.RateLimitedByPage:
                return WriteAsync(context, 429, "<!doctype html><title>Access denied</title><p>error code: 1015", "text/html");
            case HttpFaultKind.Dropped:
                context.Abort();
                return Task.CompletedTask;
            default:
                return WriteAsync(context, fault.Status, "<html><body>upstream connect error</body></html>", "text/html");
        }
    }

    private static Task WriteAsync(HttpContext context, int status, string body, string type = "application/json") =>
        WriteAsync(context, status, Encoding.UTF8.GetBytes(body), type);

    private static async Task WriteAsync(HttpContext context, int status, byte[] body, string? type = null)
    {
        context.Response.StatusCode = status;
        if (type is not null) context.Response.ContentType = type;
        if (status != 204 && body.Length > 0) await context.Response.Body.WriteAsync(body, CancellationToken.None).ConfigureAwait(false);
    }
}
