using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using PaperBot.App.Settings;

namespace PaperBot.App.Hosting;

/// <summary>The host's log: one line an entry, on standard error, so that standard output stays clean.</summary>
internal static class LogLines
{
    /// <summary>Logs as <paramref name="settings"/> say; <paramref name="secrets"/> are blotted out wherever they would stand.</summary>
    public static ILoggingBuilder AddLogLines(this ILoggingBuilder logging, HostSettings settings, IReadOnlyList<Secret> secrets)
    {
        logging.SetMinimumLevel(settings.LogLevel);
        // What the web server and the host say about themselves is of interest only when something is wrong with them.
        logging.AddFilter("Microsoft", settings.LogLevel > LogLevel.Warning ? settings.LogLevel : LogLevel.Warning);
        logging.Services.AddSingleton(new LogLineOptions(settings.LogsJson, secrets));
        logging.AddConsole(options =>
        {
            options.FormatterName = LogLineFormatter.FormatterName;
            options.LogToStandardErrorThreshold = LogLevel.Trace;
        });
        return logging.AddConsoleFormatter<LogLineFormatter, ConsoleFormatterOptions>();
    }
}
