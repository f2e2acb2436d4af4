using System.Diagnostics.Metrics;

namespace PaperBot.Discord.Http;

/// <summary>What is counted about requests to Discord. Tags are route templates, statuses and scopes: never an id or a secret.</summary>
internal static class HttpMetrics
{
    private static readonly Meter Meter = new("PaperBot.Discord");
    private static readonly Counter<long> Requests = Meter.CreateCounter<long>("paperbot.discord.requests", "{request}", "Attempts sent to Discord's HTTP API");
    private static readonly Counter<long> RateLimited = Meter.CreateCounter<long>("paperbot.discord.rate_limited", "{answer}", "429 answers met");
    private static readonly Counter<long> Waits = Meter.CreateCounter<long>("paperbot.discord.rate_limit_waits", "{wait}", "Requests that waited for a rate limit");
    private static readonly Histogram<double> WaitSeconds = Meter.CreateHistogram<double>("paperbot.discord.rate_limit_wait", "s", "Time waited for a rate limit");

    /// <summary>One attempt; without a status there was no answer.</summary>
    public static void Attempted(DiscordRequest request, int? status) =>
        Requests.Add(1, new("route", request.Name), new("status", status is { } told ? $"{told / 100}xx" : "none"));

    /// <summary>One 429.</summary>
    public static void Limited(string scope) => RateLimited.Add(1, new KeyValuePair<string, object?>("scope", scope));

    /// <summary>One wait before sending.</summary>
    public static void Waited(string scope, TimeSpan time)
    {
        var tag = new KeyValuePair<string, object?>("scope", scope);
        Waits.Add(1, tag);
        WaitSeconds.Record(time.TotalSeconds, tag);
    }
}
