using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PaperBot.DiscordServer;
using PaperBot.DiscordServer.Contract;

namespace PaperBot.App.Tests.Discord.Twin;

/// <summary>Stands between the bot and the twin's HTTP API, and checks every request against the contract, which the twin does not.</summary>
internal sealed class TwinProxy : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly HttpClient _twin;

    private TwinProxy(WebApplication application, Uri twin) => (_application, _twin) = (application, new HttpClient { BaseAddress = twin });

    /// <summary>Where the bot asks.</summary>
    public Uri ApiBaseUrl => new($"{_application.Urls.First()}/api/v10/");

    /// <summary>What requests did against the contract.</summary>
    public ConcurrentQueue<string> Violations { get; } = [];

    /// <summary>The requests, in order of arrival.</summary>
    public ConcurrentQueue<RecordedRequest> Requests { get; } = [];

    /// <summary>Starts it on a free port.</summary>
    public static async Task<TwinProxy> StartAsync(Uri twin)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0));
        var application = builder.Build();
        var proxy = new TwinProxy(application, twin);
        application.Run(proxy.PassOnAsync);
        await application.StartAsync();
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        _twin.Dispose();
    }

    private async Task PassOnAsync(HttpContext context)
    {
        var request = await RecordedRequest.ReadAsync(context);
        Requests.Enqueue(request);
        foreach (var violation in ApiContract.Check(request)) Violations.Enqueue($"{request}: {violation}");
        using var passed = new HttpRequestMessage(new HttpMethod(request.Method), request.Path.TrimStart('/') + request.Query);
        if (request.Body.Length > 0) passed.Content = new StringContent(request.Body, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
        using var answer = await _twin.SendAsync(passed, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var header in answer.Headers.Where(header => header.Key.StartsWith("X-RateLimit", StringComparison.OrdinalIgnoreCase))) context.Response.Headers[header.Key] = header.Value.ToArray();
        if (answer.StatusCode == HttpStatusCode.NoContent) return;
        context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        await context.Response.WriteAsync(await answer.Content.ReadAsStringAsync(context.RequestAborted), context.RequestAborted);
    }
}
