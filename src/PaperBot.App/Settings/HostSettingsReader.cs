using Microsoft.Extensions.Logging;
using OpenTelemetry.Exporter;

namespace PaperBot.App.Settings;

/// <summary>Configuration → checked settings of what is seen of the bot.</summary>
internal static class HostSettingsReader
{
    private const string DefaultHealthUrl = "http://127.0.0.1:8080";

    /// <summary>Reads the settings.</summary>
    /// <exception cref="UsageException">A value is not allowed.</exception>
    public static HostSettings Read(SettingValues values) => new()
    {
        HealthUrl = HealthUrl(values),
        OtlpEndpoint = OtlpEndpoint(values),
        Protocol = Enum.Parse<OtlpExportProtocol>(values.OneOf("Telemetry:Protocol", nameof(OtlpExportProtocol.HttpProtobuf), "Grpc")),
        Interval = TimeSpan.FromSeconds(values.Number("Telemetry:IntervalSeconds", 60, 1, 3_600)),
        LogLevel = Enum.Parse<LogLevel>(values.OneOf("Log:Level", [nameof(LogLevel.Information), .. Enum.GetNames<LogLevel>().Where(name => name != nameof(LogLevel.Information))])),
        LogsJson = values.OneOf("Log:Format", "Text", "Json") == "Json",
    };

    private static Uri? HealthUrl(SettingValues values)
    {
        var text = values.TextOrEmpty("Health:Url") ?? DefaultHealthUrl;
        if (string.IsNullOrWhiteSpace(text)) return null;
        return ListenUrl.Read(text)
            ?? throw new UsageException($"Health:Url is \"{text}\", but has to be an address like {DefaultHealthUrl}, or empty to switch health and metrics off.");
    }

    private static Uri? OtlpEndpoint(SettingValues values)
    {
        if (values.Text("Telemetry:OtlpEndpoint") is not { } text) return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps) && url.UserInfo.Length == 0
            ? url
            : throw new UsageException($"Telemetry:OtlpEndpoint {(text.Contains('@', StringComparison.Ordinal) ? "" : $"is \"{text}\", but ")}has to be an address like http://127.0.0.1:4318, without a name or a password.");
    }
}
