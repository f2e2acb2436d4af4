using Microsoft.Extensions.Logging;
using OpenTelemetry.Exporter;

namespace PaperBot.App.Settings;

/// <summary><c>Health:…</c>, <c>Telemetry:…</c> and <c>Log:…</c>: what those who run the bot see of it.</summary>
internal sealed record HostSettings
{
    /// <summary><c>Health:Url</c>: where health, readiness and metrics can be asked for. Default http://127.0.0.1:8080; empty for nowhere.</summary>
    public Uri? HealthUrl { get; init; }

    /// <summary><c>Telemetry:OtlpEndpoint</c>: the OpenTelemetry collector that metrics are sent to. Default none: nothing leaves the machine.</summary>
    public Uri? OtlpEndpoint { get; init; }

    /// <summary><c>Telemetry:Protocol</c>: how the collector is spoken to: <c>HttpProtobuf</c> (default) or <c>Grpc</c>.</summary>
    public required OtlpExportProtocol Protocol { get; init; }

    /// <summary><c>Telemetry:IntervalSeconds</c>: how often metrics are sent. Default 60, range 1 to 3,600 seconds.</summary>
    public required TimeSpan Interval { get; init; }

    /// <summary><c>Log:Level</c>: the least that is logged: <c>Trace</c>, <c>Debug</c>, <c>Information</c> (default), <c>Warning</c>, <c>Error</c>, <c>Critical</c> or <c>None</c>.</summary>
    public required LogLevel LogLevel { get; init; }

    /// <summary><c>Log:Format</c>: whether log lines are JSON (<c>Json</c>) or for people (<c>Text</c>, default).</summary>
    public required bool LogsJson { get; init; }
}
