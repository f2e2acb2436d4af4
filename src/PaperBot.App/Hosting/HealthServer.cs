using System.Net.Sockets;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaperBot.App.Settings;

namespace PaperBot.App.Hosting;

/// <summary>
/// <c>/health/live</c>, <c>/health/ready</c> and <c>/metrics</c> for those who run the bot. They tell states and counts, never texts or secrets, and only GET is
/// answered.
/// </summary>
internal sealed partial class HealthServer(HostSettings settings, Readiness readiness, PrometheusReader metrics, ILoggerFactory loggers) : IHostedService, IAsyncDisposable
{
    private const int MostRequestBytes = 1_024;
    private const int MostConnections = 100;

    /// <summary>All connections are few: whoever opens many and says nothing must not shut out those who ask whether the bot lives.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(5);

    private readonly ILogger _logger = loggers.CreateLogger<HealthServer>();
    private WebApplication? _application;

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.HealthUrl is not { } url) return;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "paperbot" });
        builder.Services.AddSingleton(loggers).AddRoutingCore();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(Limit).UseUrls(url.GetLeftPart(UriPartial.Authority));
        _application = builder.Build();
        _application.MapGet("/health/live", () => Results.Text("live"));
        _application.MapGet("/health/ready", ReadyAsync);
        _application.MapGet("/metrics", context => WriteAsync(context, StatusCodes.Status200OK, "text/plain; version=0.0.4; charset=utf-8", metrics.Read()));
        try
        {
            await _application.StartAsync(cancellationToken).ConfigureAwait(false);
            Log.Listening(_logger, url);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            throw HealthException.NotServed(url, exception);
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => _application?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_application is not null) await _application.DisposeAsync().ConfigureAwait(false);
    }

    private static void Limit(KestrelServerOptions options)
    {
        options.AddServerHeader = false;
        options.Limits.MaxConcurrentConnections = MostConnections;
        options.Limits.MaxRequestBodySize = MostRequestBytes;
        options.Limits.RequestHeadersTimeout = LongestSilence;
        options.Limits.KeepAliveTimeout = LongestSilence;
    }

    private async Task ReadyAsync(HttpContext context)
    {
        var report = await readiness.GetAsync(context.RequestAborted).ConfigureAwait(false);
        var parts = new { gateway = report.Gateway, library = report.Library, state = report.State };
        var json = report.Reasons.Count == 0 ? JsonSerializer.Serialize(new { ready = report.Ready, parts }) : JsonSerializer.Serialize(new { ready = report.Ready, parts, reasons = report.Reasons });
        await WriteAsync(context, report.Ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable, "application/json", json).ConfigureAwait(false);
    }

    private static Task WriteAsync(HttpContext context, int status, string contentType, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(text, context.RequestAborted);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Health and metrics can be asked for at {Url}.")]
        public static partial void Listening(ILogger logger, Uri url);
    }
}
