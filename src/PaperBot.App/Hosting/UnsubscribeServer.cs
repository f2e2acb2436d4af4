using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaperBot.App.Settings;
using PaperBot.Conversations;
using PaperBot.Digests.Subscribing;
using PaperBot.Mail.Letters;

namespace PaperBot.App.Hosting;

/// <summary>
/// <c>/unsubscribe/KEY</c>: the one page of PaperBot that the world may reach. A POST ends a subscription at once (RFC 8058), a GET only asks; both look the same whether
/// there is such a subscription or not. Keys stand in no log, and nothing is stored in the browser.
/// </summary>
/// <param name="settings">Where to listen.</param>
/// <param name="unsubscribe">Ends the subscription with a key, if there is one.</param>
/// <param name="loggers">Where it is logged that one was ended.</param>
internal sealed partial class UnsubscribeServer(MailSettings settings, Func<string, CancellationToken, Task<SubscriptionOutcome>> unsubscribe, ILoggerFactory loggers) : IHostedService, IAsyncDisposable
{
    private const int MostBodyBytes = 4_096;
    private const int MostConnections = 200;
    private const int KeyCharacters = 26;

    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(10);

    private static readonly (string Name, string Value)[] Headers =
    [
        ("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"),
        ("Cache-Control", "no-store"), ("Referrer-Policy", "no-referrer"), ("X-Content-Type-Options", "nosniff"), ("X-Frame-Options", "DENY"), ("X-Robots-Tag", "noindex, nofollow"),
    ];

    private readonly ILogger _logger = loggers.CreateLogger<UnsubscribeServer>();
    private readonly PartitionedRateLimiter<HttpContext> _limiter = PartitionedRateLimiter.Create<HttpContext, IPAddress>(context => RateLimitPartition.GetTokenBucketLimiter(
        context.Connection.RemoteIpAddress ?? IPAddress.None,
        _ => new TokenBucketRateLimiterOptions { TokenLimit = 100, TokensPerPeriod = 20, ReplenishmentPeriod = TimeSpan.FromSeconds(1), QueueLimit = 0 }));

    private WebApplication? _application;

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.ListenUrl is not { } url) return;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "paperbot" });
        builder.Services.AddSingleton(loggers);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(Limit).UseUrls(url.GetLeftPart(UriPartial.Authority));
        _application = builder.Build();
        _application.Run(AnswerAsync);
        try
        {
            await _application.StartAsync(cancellationToken).ConfigureAwait(false);
            Log.Listening(_logger, url);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            throw HealthException.NoUnsubscribing(url, exception);
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => _application?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_application is not null) await _application.DisposeAsync().ConfigureAwait(false);
        await _limiter.DisposeAsync().ConfigureAwait(false);
    }

    private static void Limit(KestrelServerOptions options)
    {
        options.AddServerHeader = false;
        options.Limits.MaxConcurrentConnections = MostConnections;
        options.Limits.MaxRequestBodySize = MostBodyBytes;
        options.Limits.RequestHeadersTimeout = LongestSilence;
        options.Limits.KeepAliveTimeout = LongestSilence;
    }

    /// <summary>The key behind the last /unsubscribe/: whoever passes requests on may keep a path before it or not.</summary>
    private static string? KeyOf(PathString path)
    {
        var parts = path.Value?.Split('/') ?? [];
        return parts.Length >= 3 && parts[^2] == UnsubscribePage.Path && parts[^1].Length > 0 ? parts[^1] : null;
    }

    private static bool IsKey(string text) => text.Length == KeyCharacters && text.All(sign => sign is (>= 'a' and <= 'z') or (>= '2' and <= '7'));

    private static async Task<bool> IsOneClickAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var body = new byte[MostBodyBytes];
        var length = await request.Body.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        var text = Encoding.UTF8.GetString(body, 0, length);
        // As a form or in parts, the name and the value stand in it as they are.
        return UnsubscribePage.OneClick.Split('=').All(part => text.Contains(part, StringComparison.OrdinalIgnoreCase));
    }

    private async Task AnswerAsync(HttpContext context)
    {
        foreach (var (name, value) in Headers) context.Response.Headers[name] = value;
        try
        {
            using var turn = _limiter.AttemptAcquire(context);
            if (!turn.IsAcquired) context.Response.Headers.RetryAfter = "5";
            var (status, page) = turn.IsAcquired ? await PageAsync(context).ConfigureAwait(false) : (StatusCodes.Status429TooManyRequests, UnsubscribePage.Later);
            context.Response.StatusCode = status;
            if (page is null) return;
            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.WriteAsync(page, context.RequestAborted).ConfigureAwait(false);
        }
        catch (Microsoft.AspNetCore.Http.BadHttpRequestException exception)
        {
            context.Response.StatusCode = exception.StatusCode;
        }
        catch (OperationCanceledException)
        {
            // Whoever asked is gone.
        }
    }

    private async Task<(int Status, string? Page)> PageAsync(HttpContext context)
    {
        if (KeyOf(context.Request.Path) is not { } key) return (StatusCodes.Status404NotFound, null);
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)) return (StatusCodes.Status200OK, UnsubscribePage.Question);
        if (!HttpMethods.IsPost(context.Request.Method)) return (StatusCodes.Status405MethodNotAllowed, null);
        if (!await IsOneClickAsync(context.Request, context.RequestAborted).ConfigureAwait(false)) return (StatusCodes.Status200OK, UnsubscribePage.Question);
        try
        {
            if (IsKey(key) && await unsubscribe(key, context.RequestAborted).ConfigureAwait(false) is { Kept: not null }) Log.Ended(_logger);
            return (StatusCodes.Status200OK, UnsubscribePage.Done);
        }
        catch (BotStateException exception)
        {
            Log.NotEnded(_logger, exception);
            return (StatusCodes.Status503ServiceUnavailable, UnsubscribePage.Later);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The page that ends subscriptions is served at {Url}.")]
        public static partial void Listening(ILogger logger, Uri url);

        [LoggerMessage(2, LogLevel.Information, "Somebody ended a subscription by the link in its mail.")]
        public static partial void Ended(ILogger logger);

        [LoggerMessage(3, LogLevel.Warning, "A subscription could not be ended by the link in its mail: what is kept cannot be reached.")]
        public static partial void NotEnded(ILogger logger, Exception exception);
    }
}
