using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace PaperBot.App.Hosting;

/// <summary>
/// Log entry → one line: time in UTC, level, category, event id, message, and the cause: of errors in full, otherwise what
/// it says. Whatever stands in a message, it makes no second line, steers no
/// terminal and shows no secret.
/// </summary>
internal sealed class LogLineFormatter(LogLineOptions options) : ConsoleFormatter(FormatterName)
{
    /// <summary>The formatter's name among those of the console.</summary>
    public const string FormatterName = "paperbot";

    private const string Template = "{OriginalFormat}";

    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <inheritdoc/>
    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var message = logEntry.Formatter(logEntry.State, logEntry.Exception);
        var line = options.IsJson
            ? JsonOf(logEntry, message, logEntry.State as IReadOnlyList<KeyValuePair<string, object?>>)
            : TextOf(logEntry, message);
        textWriter.Write(line + "\n");
    }

    private string TextOf<TState>(in LogEntry<TState> entry, string message)
    {
        var cause = entry.Exception is { } exception ? $" | {CauseOf(exception, entry.LogLevel)}" : "";
        var line = string.Create(
            CultureInfo.InvariantCulture, $"{DateTime.UtcNow:yyyy-MM-dd'T'HH:mm:ss.fff'Z'} {LevelOf(entry.LogLevel)} {entry.Category}[{entry.EventId.Id}] {message}{cause}");
        return OneLine(Blot(line));
    }

    private string JsonOf<TState>(in LogEntry<TState> entry, string message, IReadOnlyList<KeyValuePair<string, object?>>? values)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Json))
        {
            json.WriteStartObject();
            json.WriteString("time", DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            json.WriteString("level", entry.LogLevel.ToString());
            json.WriteString("category", entry.Category);
            json.WriteNumber("eventId", entry.EventId.Id);
            if (entry.EventId.Name is { } name) json.WriteString("event", name);
            json.WriteString("message", Blot(message));
            if (values is not null) WriteValues(json, values);
            if (entry.Exception is { } exception) json.WriteString("cause", Blot(CauseOf(exception, entry.LogLevel)));
            json.WriteEndObject();
        }

        return OneLine(Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)));
    }

    private void WriteValues(Utf8JsonWriter json, IReadOnlyList<KeyValuePair<string, object?>> values)
    {
        json.WriteStartObject("values");
        foreach (var (name, value) in values.Where(value => value.Key != Template).DistinctBy(value => value.Key))
        {
            switch (value)
            {
                case null: json.WriteNull(name); break;
                case bool flag: json.WriteBoolean(name, flag); break;
                case int or long or short or byte: json.WriteNumber(name, Convert.ToInt64(value, CultureInfo.InvariantCulture)); break;
                case double number when double.IsFinite(number): json.WriteNumber(name, number); break;
                default: json.WriteString(name, Blot(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")); break;
            }
        }

        json.WriteEndObject();
    }

    /// <summary>Where something failed is of use when it was not foreseen; what passes by itself would only bury the rest.</summary>
    private static string CauseOf(Exception exception, LogLevel level)
    {
        if (level >= LogLevel.Error) return exception.ToString();
        var causes = new List<string>();
        for (var cause = exception; cause is not null; cause = cause.InnerException) causes.Add($"{cause.GetType().Name}: {cause.Message}");
        return string.Join(" < ", causes);
    }

    private string Blot(string text) => options.Secrets.Aggregate(text, (blotted, secret) => blotted.Replace(secret.Reveal(), "(secret)", StringComparison.Ordinal));

    /// <summary>Control, format and separator characters could forge lines or steer a terminal; they become spaces.</summary>
    private static string OneLine(string text) => string.Create(text.Length, text, static (line, source) =>
    {
        for (var i = 0; i < line.Length; i++) line[i] = Steers(source[i]) ? ' ' : source[i];
    });

    private static bool Steers(char sign) =>
        char.GetUnicodeCategory(sign) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static string LevelOf(LogLevel level) => level switch
    {
        LogLevel.Trace => "trce",
        LogLevel.Debug => "dbug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "fail",
        _ => "crit",
    };
}
