using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using PaperBot.App.Settings;

namespace PaperBot.App.Hosting;

/// <summary>Metrics and health of the host.</summary>
internal static class Observation
{
    /// <summary>Whose measurements are collected: ours, and the basics of the runtime.</summary>
    private static readonly string[] Meters = ["PaperBot.Discord", "PaperBot.App", "System.Runtime"];

    /// <summary>Collects metrics, and sends them where that is configured; otherwise nothing leaves the machine.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, HostSettings settings) => services
        .AddSingleton<PrometheusReader>()
        .AddSingleton(provider => Provider(settings, provider.GetRequiredService<PrometheusReader>()));

    /// <summary>Serves health and metrics.</summary>
    public static IServiceCollection AddHealth(this IServiceCollection services, HostSettings settings) => services
        .AddSingleton(settings)
        .AddSingleton<Readiness>()
        .AddHostedService<HealthServer>();

    /// <summary>What collects; it sends what is left when it is disposed of.</summary>
    public static MeterProvider Provider(HostSettings settings, PrometheusReader prometheus)
    {
        var builder = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(ResourceBuilder.CreateEmpty().AddService("paperbot", serviceVersion: typeof(Observation).Assembly.GetName().Version?.ToString()))
            .AddMeter(Meters)
            .AddReader(prometheus.Reader);
        if (settings.OtlpEndpoint is { } endpoint)
        {
            builder.AddOtlpExporter((exporter, reader) =>
            {
                exporter.Endpoint = AddressOf(endpoint, settings.Protocol);
                exporter.Protocol = settings.Protocol;
                reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = (int)settings.Interval.TotalMilliseconds;
            });
        }

        return builder.Build();
    }

    /// <summary>Over HTTP metrics have a path of their own below the collector's address.</summary>
    private static Uri AddressOf(Uri endpoint, OtlpExportProtocol protocol) =>
        protocol == OtlpExportProtocol.HttpProtobuf && endpoint.AbsolutePath == "/" ? new Uri(endpoint, "/v1/metrics") : endpoint;
}
