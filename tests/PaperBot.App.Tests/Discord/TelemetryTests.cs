using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net;
using System.Text;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Exporter;
using PaperBot.App.Hosting;
using PaperBot.App.Settings;
using Xunit;

namespace PaperBot.App.Tests.Discord;

/// <summary>Metrics go to a collector where one is named, and nowhere else.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task A_collector_receives_the_bots_measurements_as_protobuf()
    {
        using var collector = new HttpListener();
        var url = new Uri($"http://127.0.0.1:{BotProcess.FreePort()}/");
        collector.Prefixes.Add(url.ToString());
        collector.Start();
        var received = new ConcurrentQueue<(string Path, string? Type, string Body)>();
        var serving = ServeAsync(collector, received);

        using (var prometheus = new PrometheusReader())
        using (var meter = new Meter("PaperBot.Discord"))
        using (Observation.Provider(Settings(url), prometheus))
        {
            meter.CreateCounter<long>("paperbot.discord.collected").Add(1);
        }

        collector.Stop();
        await serving;
        var (path, type, body) = received.First();
        Assert.Equal(("/v1/metrics", "application/x-protobuf"), (path, type));
        Assert.Contains("paperbot.discord.collected", body, StringComparison.Ordinal);
        Assert.Contains("service.name", body, StringComparison.Ordinal);
        Assert.Contains("paperbot", body, StringComparison.Ordinal);
    }

    [Fact]
    public void The_runtimes_basics_and_our_meters_are_collected_and_others_are_not()
    {
        using var prometheus = new PrometheusReader();
        using var ours = new Meter("PaperBot.App");
        using var foreign = new Meter("Somebody.Else");
        using var provider = Observation.Provider(Settings(null), prometheus);
        ours.CreateCounter<long>("paperbot.ours").Add(1);
        foreign.CreateCounter<long>("theirs").Add(1);
        var text = prometheus.Read();
        Assert.Contains("paperbot_ours_total 1", text, StringComparison.Ordinal);
        Assert.Contains("dotnet_gc_collections_total", text, StringComparison.Ordinal);
        Assert.DoesNotContain("theirs", text, StringComparison.Ordinal);
    }

    private static HostSettings Settings(Uri? endpoint) => new()
    {
        OtlpEndpoint = endpoint, Protocol = OtlpExportProtocol.HttpProtobuf, Interval = TimeSpan.FromHours(1), LogLevel = LogLevel.None, LogsJson = false,
    };

    private static async Task ServeAsync(HttpListener collector, ConcurrentQueue<(string, string?, string)> received)
    {
        while (collector.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await collector.GetContextAsync();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            using var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body);
            received.Enqueue((context.Request.Url!.AbsolutePath, context.Request.ContentType, Encoding.Latin1.GetString(body.ToArray())));
            context.Response.Close();
        }
    }
}
