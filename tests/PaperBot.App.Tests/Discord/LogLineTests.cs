using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PaperBot.App.Hosting;
using PaperBot.App.Settings;
using Xunit;

namespace PaperBot.App.Tests.Discord;

/// <summary>Log entries as lines.</summary>
public sealed class LogLineTests
{
    private const string BotToken = "MTA.secret.bot-token";

    [Fact]
    public void A_line_for_people_tells_time_level_category_event_and_message()
    {
        var line = Line(json: false, "Answering from {PaperCount} papers.", 479);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z warn PaperBot\.App\.Hosting\.BotService\[7\] Answering from 479 papers\.\n$", line);
    }

    [Fact]
    public void A_line_for_programs_is_one_JSON_object_with_the_values()
    {
        var json = JsonDocument.Parse(Line(json: true, "Answering from {PaperCount} papers as {Name}.", 479, "Ada")).RootElement;
        Assert.Equal("Warning", json.GetProperty("level").GetString());
        Assert.Equal("PaperBot.App.Hosting.BotService", json.GetProperty("category").GetString());
        Assert.Equal((7, "Seven"), (json.GetProperty("eventId").GetInt32(), json.GetProperty("event").GetString()));
        Assert.Equal("Answering from 479 papers as Ada.", json.GetProperty("message").GetString());
        Assert.Equal((479, "Ada"), (json.GetProperty("values").GetProperty("PaperCount").GetInt32(), json.GetProperty("values").GetProperty("Name").GetString()));
        Assert.EndsWith("Z", json.GetProperty("time").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_bot_token_is_blotted_out_of_messages_values_and_causes(bool json)
    {
        var line = Line(json, "{Text}", new InvalidOperationException($"Authorization: Bot {BotToken}"), $"the token {BotToken}");
        Assert.DoesNotContain(BotToken, line, StringComparison.Ordinal);
        Assert.Contains("(secret)", line, StringComparison.Ordinal);
        Assert.Contains("Authorization", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Whatever_stands_in_it_an_entry_is_one_line(bool json) =>
        Prop.ForAll<string?>(text =>
        {
            var line = Line(json, "{Text}", new InvalidOperationException(text), $"{text}\n2026-01-01T00:00:00.000Z crit forged[1]\u001b[31m\u2028\u202e\u0000");
            Assert.Equal(line.Length - 1, line.IndexOf('\n', StringComparison.Ordinal));
            Assert.DoesNotContain(line[..^1], sign => char.IsControl(sign) || sign is '\u2028' or '\u202e');
            if (json) Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(line).RootElement.ValueKind);
        }).QuickCheckThrowOnFailure();

    private static string Line(bool json, string template, params object?[] values) => Line(json, template, cause: null, values);

    private static string Line(bool json, string template, Exception? cause, params object?[] values)
    {
        var logger = new CapturingLogger(new LogLineFormatter(new LogLineOptions(json, new Secret(BotToken))));
#pragma warning disable CA1848, CA2254 // The template is the test's input.
        logger.Log(LogLevel.Warning, new EventId(7, "Seven"), cause, template, values);
#pragma warning restore CA1848, CA2254
        return logger.Line;
    }

    private sealed class CapturingLogger(LogLineFormatter formatter) : ILogger
    {
        public string Line { get; private set; } = "";

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter1)
        {
            using var writer = new StringWriter();
            formatter.Write(new LogEntry<TState>(logLevel, "PaperBot.App.Hosting.BotService", eventId, state, exception, formatter1), scopeProvider: null, writer);
            Line = writer.ToString();
        }
    }
}
