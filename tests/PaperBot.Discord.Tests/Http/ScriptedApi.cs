using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Http;
using PaperBot.Discord.Http;
using PaperBot.Discord.Payloads;
using PaperBot.DiscordServer;
using PaperBot.DiscordServer.Faults;

namespace PaperBot.Discord.Tests.Http;

/// <summary>An HTTP API on loopback whose answers a test lines up; the last one is given again and again. Records what the bot sends.</summary>
internal sealed class ScriptedApi : IAsyncDisposable
{
    public const string BotToken = "bot-secret-9f1c";
    public const string InteractionToken = "interaction-secret-77aa";
    private readonly ConcurrentQueue<RequestDelegate> _answers = [];
    private LoopbackServer _server = null!;
    private RequestDelegate _last = Json(200, """{"id":"77"}""");

    /// <summary>What arrived, in order.</summary>
    public ConcurrentQueue<RecordedRequest> Requests { get; } = [];

    /// <summary>What was carried out, in order.</summary>
    public ConcurrentQueue<RecordedRequest> Carried { get; } = [];

    /// <summary>What goes wrong.</summary>
    public HttpFaults Faults { get; } = new();

    /// <summary>What was logged, down to traces.</summary>
    public CapturedLog Logger { get; } = new();

    /// <summary>The client under test.</summary>
    public DiscordApi Client { get; private set; } = null!;

    public Uri Root => _server.Root;

    /// <summary>Short waits, so that tests are quick; long limits, so that a busy machine fails none.</summary>
    public static HttpPace Pace { get; } = new()
    {
        FirstRetryDelay = TimeSpan.FromMilliseconds(5), ResponseRetryDelay = TimeSpan.FromMilliseconds(5), MaxRetryDelay = TimeSpan.FromMilliseconds(20),
        UnsaidRetryAfter = TimeSpan.FromMilliseconds(5), ConnectTimeout = TimeSpan.FromMinutes(1), AttemptTimeout = TimeSpan.FromMinutes(1),
        ResponseAttemptTimeout = TimeSpan.FromMinutes(1), ResponsePatience = TimeSpan.FromMinutes(2),
    };

    public static async Task<ScriptedApi> StartAsync(params IEnumerable<RequestDelegate> answers) => await StartAsync(Pace, answers);

    public static async Task<ScriptedApi> StartAsync(HttpPace pace, params IEnumerable<RequestDelegate> answers) => await StartAsync(pace, TimeProvider.System, answers);

    public static async Task<ScriptedApi> StartAsync(HttpPace pace, TimeProvider time, params IEnumerable<RequestDelegate> answers)
    {
        var api = new ScriptedApi();
        foreach (var answer in answers) api._answers.Enqueue(answer);
        api._server = await LoopbackServer.StartAsync(api.AnswerAsync);
        var options = new DiscordOptions { BotToken = BotToken, ApiBaseUrl = new Uri(api._server.Root, "/api/v10/"), FileHosts = [api._server.Root.Authority] };
        api.Client = new DiscordApi(options, pace, time, api.Logger);
        return api;
    }

    public static RequestDelegate Json(int status, string body, params IEnumerable<(string Name, string Value)> headers) => async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        foreach (var (name, value) in headers) context.Response.Headers[name] = value;
        if (status != 204) await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(body));
    };

    /// <summary>Discord's form of a refusal.</summary>
    public static RequestDelegate Refusal(int status, int code) => Json(status, $$"""{"message":"told in English","code":{{code}}}""");

    /// <summary>A success with the headers of a rate limit.</summary>
    public static RequestDelegate Limited(int limit, int remaining, double resetAfter, string bucket = "b1", int status = 200, string body = """{"id":"77"}""") => Json(
        status, body, ("X-RateLimit-Limit", $"{limit}"), ("X-RateLimit-Remaining", $"{remaining}"), ("X-RateLimit-Reset-After", FormattableString.Invariant($"{resetAfter}")), ("X-RateLimit-Bucket", bucket));

    public static Task Cut(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    /// <summary>An interaction of just now.</summary>
    public static Interaction Interaction(ulong id = 0) => new()
    {
        Id = new Snowflake((((ulong)(DateTimeOffset.UtcNow - new DateTimeOffset(2015, 1, 1, 0, 0, 0, TimeSpan.Zero)).TotalMilliseconds) << 22) | id),
        ApplicationId = new Snowflake(5), Token = InteractionToken,
    };

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _server.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var request = await RecordedRequest.ReadAsync(context);
        Requests.Enqueue(request);
        await Faults.ServeAsync(request, context, async () =>
        {
            Carried.Enqueue(request);
            if (_answers.TryDequeue(out var next)) _last = next;
            await _last(context);
        });
    }
}
