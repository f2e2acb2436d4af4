using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using PaperBot.Discord.Payloads;
using PaperBot.DiscordServer.Faults;
using Xunit;
using static PaperBot.Discord.Tests.Http.ScriptedApi;

namespace PaperBot.Discord.Tests.Http;

/// <summary>What is measured. Other tests measure at the same time, so each looks for its own.</summary>
public sealed class HttpMetricsTests
{
    [Fact]
    public async Task Attempts_refusals_and_waits_are_counted_without_ids_or_secrets()
    {
        var measured = new ConcurrentQueue<(string Name, double Value, string Tags)>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, own) =>
        {
            if (instrument.Meter.Name == "PaperBot.Discord") own.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => measured.Enqueue((instrument.Name, value, Describe(tags))));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => measured.Enqueue((instrument.Name, value, Describe(tags))));
        listener.Start();
        await using var api = await StartAsync();
        api.Faults.Add(new HttpFault(HttpFaultKind.RateLimited) { Times = 1, Delay = TimeSpan.FromMilliseconds(30) });
        api.Faults.Add(new HttpFault(HttpFaultKind.Dropped) { Times = 1 });
        await api.Client.EditResponseAsync(Interaction(), new MessageBody { Content = "Hello" }, CancellationToken.None);
        const string route = "route=PATCH /webhooks/{application}/{interaction}/messages/@original";
        Assert.Contains(("paperbot.discord.requests", 1, $"{route} status=4xx"), measured);
        Assert.Contains(("paperbot.discord.requests", 1, $"{route} status=none"), measured);
        Assert.Contains(("paperbot.discord.requests", 1, $"{route} status=2xx"), measured);
        Assert.Contains(("paperbot.discord.rate_limited", 1, "scope=user"), measured);
        Assert.Contains(("paperbot.discord.rate_limit_waits", 1, "scope=bucket"), measured);
        Assert.Contains(measured, each => each.Name == "paperbot.discord.rate_limit_wait" && each.Value > 0);
        Assert.DoesNotContain(measured, each => each.Tags.Contains(InteractionToken, StringComparison.Ordinal));
    }

    private static string Describe(ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"));
}
