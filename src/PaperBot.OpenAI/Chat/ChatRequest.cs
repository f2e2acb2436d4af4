using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace PaperBot.OpenAI.Chat;

/// <summary>Messages and options → the body of a chat completion request.</summary>
internal static class ChatRequest
{
    // A bound of the interface that several servers share; more would be refused.
    private const int MaxStopSequences = 4;

    /// <summary>The body; only what was set is named, so that each server keeps its own defaults.</summary>
    public static byte[] Write(IReadOnlyList<ChatMessage> messages, ChatOptions? options, string model, ChatDialect dialect, bool thinks)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteString("model", model);
            WriteMessages(json, dialect.HasFlag(ChatDialect.NoSystemRole) ? WithoutSystem(Turns(messages, options)) : Turns(messages, options));
            json.WriteBoolean("stream", true);
            if (!dialect.HasFlag(ChatDialect.NoUsage)) WriteUsageWish(json);
            if (!thinks) WriteNoThinking(json, dialect);
            if (options is not null) WriteOptions(json, options, dialect);
            json.WriteEndObject();
        }

        return body.WrittenSpan.ToArray();
    }

    private static List<ChatTurn> Turns(IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        var turns = new List<ChatTurn>();
        if (!string.IsNullOrEmpty(options?.Instructions)) turns.Add(new ChatTurn("system", WellFormed(options.Instructions)));
        foreach (var message in messages)
        {
            // Texts of users and papers must not become the model's own marks; the system prompt is ours.
            var text = WellFormed(message.Text);
            turns.Add(message.Role == ChatRole.System ? new ChatTurn("system", text)
                : new ChatTurn(message.Role == ChatRole.Assistant ? "assistant" : "user", SpecialMarks.Disarm(text)));
        }

        return turns;
    }

    private static List<ChatTurn> WithoutSystem(List<ChatTurn> turns)
    {
        var system = string.Join("\n\n", turns.Where(turn => turn.Role == "system").Select(turn => turn.Text));
        var rest = turns.Where(turn => turn.Role != "system").ToList();
        var first = rest.FindIndex(turn => turn.Role == "user");
        if (first < 0) rest.Insert(0, new ChatTurn("user", system));
        else rest[first] = new ChatTurn("user", $"{system}\n\n{rest[first].Text}");
        return rest;
    }

    private static void WriteMessages(Utf8JsonWriter json, List<ChatTurn> turns)
    {
        json.WriteStartArray("messages");
        foreach (var turn in turns)
        {
            json.WriteStartObject();
            json.WriteString("role", turn.Role);
            json.WriteString("content", turn.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteUsageWish(Utf8JsonWriter json)
    {
        json.WriteStartObject("stream_options");
        json.WriteBoolean("include_usage", true);
        json.WriteEndObject();
    }

    /// <summary>The two ways in which servers are told that a thinking model shall answer at once.</summary>
    private static void WriteNoThinking(Utf8JsonWriter json, ChatDialect dialect)
    {
        if (!dialect.HasFlag(ChatDialect.NoTemplateArguments))
        {
            json.WriteStartObject("chat_template_kwargs");
            json.WriteBoolean("enable_thinking", false);
            json.WriteEndObject();
        }

        if (!dialect.HasFlag(ChatDialect.NoEffort)) json.WriteString("reasoning_effort", "none");
    }

    private static void WriteOptions(Utf8JsonWriter json, ChatOptions options, ChatDialect dialect)
    {
        if (options.Temperature is { } temperature) json.WriteNumber("temperature", temperature);
        if (options.TopP is { } topP) json.WriteNumber("top_p", topP);
        if (options.TopK is { } topK) json.WriteNumber("top_k", topK);
        if (options.MaxOutputTokens is { } limit) json.WriteNumber(dialect.HasFlag(ChatDialect.NewLimitName) ? "max_completion_tokens" : "max_tokens", limit);
        if (options.Seed is { } seed) json.WriteNumber("seed", seed);
        if (options.FrequencyPenalty is { } frequency) json.WriteNumber("frequency_penalty", frequency);
        if (options.PresencePenalty is { } presence) json.WriteNumber("presence_penalty", presence);
        var stops = options.StopSequences?.Where(stop => stop.Length > 0).Take(MaxStopSequences).ToArray() ?? [];
        if (stops.Length > 0)
        {
            json.WriteStartArray("stop");
            foreach (var stop in stops) json.WriteStringValue(WellFormed(stop));
            json.WriteEndArray();
        }

        if (options.ResponseFormat is ChatResponseFormatJson format) WriteFormat(json, format);
    }

    private static void WriteFormat(Utf8JsonWriter json, ChatResponseFormatJson format)
    {
        json.WriteStartObject("response_format");
        json.WriteString("type", format.Schema is null ? "json_object" : "json_schema");
        if (format.Schema is { } schema)
        {
            json.WriteStartObject("json_schema");
            json.WriteString("name", format.SchemaName ?? "answer");
            json.WritePropertyName("schema");
            schema.WriteTo(json);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <summary>Halves of surrogate pairs are no text and cannot be sent.</summary>
    private static string WellFormed(string text)
    {
        var at = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF');
        if (at < 0) return text;
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) whole.Append(rune);
        return whole.ToString();
    }
}
