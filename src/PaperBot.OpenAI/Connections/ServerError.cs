using System.Text.Json;
using PaperBot.Text;

namespace PaperBot.OpenAI.Connections;

/// <summary>What a server says when it refuses, whatever shape it says it in.</summary>
/// <param name="Status">The HTTP status; for an error inside a stream the code that it names, else 500.</param>
/// <param name="Message">Cleaned and cut; empty when nothing readable was said.</param>
/// <param name="Code">The machine-readable codes that were named, in lower case.</param>
/// <param name="IsWebPage">True when a web page came back, so that something else than a model server answers.</param>
internal sealed record ServerError(int Status, string Message, string Code, bool IsWebPage)
{
    private const int MaxMessageLength = 300;

    private static readonly string[] OverflowPhrases =
    [
        "context_length_exceeded", "exceed_context_size", "available context size", "maximum context length", "context size has been exceeded",
        "context length exceeded", "exceeds context length", "exceeds the context", "prompt is too long", "input is too long", "max_model_len",
        "greater than the context length", "exceeds the model's context", "is longer than the maximum model length",
    ];

    private static readonly string[] TooLargePhrases = ["too large to process", "physical batch size", "maximum allowed length", "less than 512 tokens"];

    /// <summary>True when prompt and answer do not fit into the context.</summary>
    public bool IsContextOverflow => Status is >= 400 and not (401 or 403 or 404 or 429) && Says(OverflowPhrases);

    /// <summary>True when a text to embed is longer than the model reads at once.</summary>
    public bool IsTextTooLong => IsContextOverflow || Status == 413 || (Status >= 400 && Says(TooLargePhrases));

    /// <summary>Reads the body of a refusal.</summary>
    public static ServerError Read(int status, ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return Read(status, document.RootElement);
        }
        catch (JsonException)
        {
            var text = System.Text.Encoding.UTF8.GetString(body.Span[..Math.Min(body.Length, 4 * MaxMessageLength)]).TrimStart('\uFEFF', ' ', '\r', '\n', '\t');
            return text.StartsWith('<') ? new ServerError(status, "", "", true) : new ServerError(status, Cut(text), "", false);
        }
    }

    /// <summary>Reads {"error":{…}}, {"error":"…"}, {"object":"error","message":"…"} and {"detail":…}.</summary>
    public static ServerError Read(int status, JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object) return new ServerError(status, "", "", false);
        var error = root.TryGetProperty("error", out var inner) ? inner : root;
        if (error.ValueKind == JsonValueKind.String) return new ServerError(status, Cut(error.TextOrEmpty()), "", false);
        if (error.ValueKind != JsonValueKind.Object) return new ServerError(status, "", "", false);
        var message = error.Text("message");
        if (message.Length == 0 && error.TryGetProperty("detail", out var detail))
        {
            message = detail.ValueKind == JsonValueKind.String ? detail.TextOrEmpty() : detail.GetRawText();
        }

        var codes = $"{error.Text("code")} {error.Text("type")} {error.Text("param")}".ToLowerInvariant();
        return new ServerError(status, Cut(message), codes, false);
    }

    /// <summary>The status that an error inside a stream names; 500 when it names none.</summary>
    public static int StatusOf(JsonElement root)
    {
        var code = root.Object("error").Number("code") ?? root.Number("code");
        return code is >= 400 and <= 599 ? (int)code : 500;
    }

    /// <summary>True when one of <paramref name="phrases"/> is in the message or the codes.</summary>
    public bool Says(params ReadOnlySpan<string> phrases)
    {
        foreach (var phrase in phrases)
        {
            if (Message.Contains(phrase, StringComparison.OrdinalIgnoreCase) || Code.Contains(phrase, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    private static string Cut(string text)
    {
        var clean = CleanText.From(text.Length > 4 * MaxMessageLength ? text[..(4 * MaxMessageLength)] : text);
        return clean.Length <= MaxMessageLength ? clean : CleanText.From(clean[..MaxMessageLength]) + "…";
    }
}
