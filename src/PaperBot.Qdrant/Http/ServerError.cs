using System.Text;
using System.Text.Json;
using PaperBot.Text;

namespace PaperBot.Qdrant.Http;

/// <summary>An answer that is no success.</summary>
/// <param name="Status">Its HTTP status.</param>
/// <param name="Message">What the server says, cleaned and cut; for the log and for telling one error from another, never shown.</param>
/// <param name="IsQdrants">True when it is written as Qdrant writes errors.</param>
internal sealed record ServerError(int Status, string Message, bool IsQdrants)
{
    private const int MostBytes = 4096;
    private const int MostCharacters = 500;

    /// <summary>Reads an answer's body: Qdrant's <c>status.error</c>, or the beginning of whatever it is.</summary>
    public static ServerError Read(int status, ReadOnlySpan<byte> body)
    {
        if (Said(body) is { } said) return new ServerError(status, Short(said), true);
        var text = Short(Encoding.UTF8.GetString(body[..Math.Min(body.Length, MostBytes)]));
        // The check of keys answers with bare sentences.
        return new ServerError(status, text, status is 401 or 403 && !text.StartsWith('<') && !text.StartsWith('{'));
    }

    /// <summary>Whether the server says so, in any case of letters.</summary>
    public bool Says(string words) => Message.Contains(words, StringComparison.OrdinalIgnoreCase);

    private static string? Said(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            using var document = JsonDocument.ParseValue(ref reader);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("status", out var status)) return null;
            if (status.ValueKind == JsonValueKind.String) return status.GetString();
            return status.ValueKind == JsonValueKind.Object && status.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.String ? error.GetString() : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string Short(string text)
    {
        var clean = CleanText.From(text.Length > MostBytes ? text[..MostBytes] : text);
        return clean.Length <= MostCharacters ? clean : CleanText.From(clean[..MostCharacters]) + "…";
    }
}
