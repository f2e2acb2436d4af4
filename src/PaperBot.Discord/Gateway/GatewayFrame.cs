using System.Text.Json;
using System.Text.Unicode;

namespace PaperBot.Discord.Gateway;

/// <summary>One payload of the gateway.</summary>
/// <param name="Opcode">What it is for; may be a number that is not known here.</param>
/// <param name="Data">Its content, undefined where there is none; part of no buffer.</param>
/// <param name="Sequence">Its place among the session's events, where it has one.</param>
/// <param name="Name">The event's name, where it is one.</param>
internal sealed record GatewayFrame(GatewayOpcode Opcode, JsonElement Data, long? Sequence, string? Name)
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64 };

    /// <summary>Reads untrusted bytes; null for what is no payload.</summary>
    public static GatewayFrame? Parse(ReadOnlyMemory<byte> message)
    {
        if (!Utf8.IsValid(message.Span)) return null;
        try
        {
            using var document = JsonDocument.Parse(message, Options);
            return Read(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The second comes from half a surrogate pair in the name.
            return null;
        }
    }

    /// <summary>A text of the content, null where it is missing or no text.</summary>
    public string? Text(string property)
    {
        if (Data.ValueKind != JsonValueKind.Object || !Data.TryGetProperty(property, out var value) || value.ValueKind != JsonValueKind.String) return null;
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The heartbeat interval of a hello; null where it is missing or absurd.</summary>
    public TimeSpan? Interval() =>
        Data.ValueKind == JsonValueKind.Object && Data.TryGetProperty("heartbeat_interval", out var value) && value.ValueKind == JsonValueKind.Number
        && value.TryGetDouble(out var milliseconds) && milliseconds is >= 1 and <= 3_600_000 ? TimeSpan.FromMilliseconds(milliseconds) : null;

    private static GatewayFrame? Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("op", out var op) || op.ValueKind != JsonValueKind.Number || !op.TryGetInt32(out var opcode)) return null;
        long? sequence = null;
        if (root.TryGetProperty("s", out var s) && s.ValueKind != JsonValueKind.Null)
        {
            if (s.ValueKind != JsonValueKind.Number || !s.TryGetInt32(out var number) || number < 0) return null;
            sequence = number;
        }

        var name = root.TryGetProperty("t", out var t) && t.ValueKind == JsonValueKind.String ? t.GetString() : null;
        var data = root.TryGetProperty("d", out var d) ? d.Clone() : default;
        return new GatewayFrame((GatewayOpcode)opcode, data, sequence, name);
    }
}
