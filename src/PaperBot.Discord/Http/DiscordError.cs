using System.Text;
using System.Text.Json;

namespace PaperBot.Discord.Http;

/// <summary>The body of a refusal.</summary>
/// <param name="IsDiscords">Whether it has Discord's form at all: a proxy's page or another server's answer has not.</param>
/// <param name="Code">Discord's error code; null when there is none.</param>
/// <param name="Field">Path of the first wrong field and its error's code, for example <c>embeds.0.title BASE_TYPE_MAX_LENGTH</c>; null when none is named.</param>
internal sealed record DiscordError(bool IsDiscords, int? Code, string? Field)
{
    private const int MostCharacters = 200;

    /// <summary>Reads any body; what is not Discord's form tells nothing.</summary>
    public static DiscordError Read(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            if (json.RootElement.ValueKind != JsonValueKind.Object) return new DiscordError(false, null, null);
            var isTold = json.RootElement.TryGetProperty("code", out var told) && told.ValueKind == JsonValueKind.Number;
            int? code = isTold && told.TryGetInt32(out var number) ? number : null;
            return new DiscordError(isTold || json.RootElement.TryGetProperty("message", out _), code, json.RootElement.TryGetProperty("errors", out var errors) ? FirstField(errors) : null);
        }
        catch (JsonException)
        {
            return new DiscordError(false, null, null);
        }
    }

    private static string? FirstField(JsonElement errors)
    {
        var path = new StringBuilder();
        while (errors.ValueKind == JsonValueKind.Object && path.Length < MostCharacters)
        {
            if (errors.TryGetProperty("_errors", out var list)) return Cut($"{path} {CodeOf(list)}".Trim());
            using var fields = errors.EnumerateObject();
            if (!fields.MoveNext()) break;
            path.Append(path.Length == 0 ? "" : ".").Append(fields.Current.Name);
            errors = fields.Current.Value;
        }

        return path.Length == 0 ? null : Cut(path.ToString());
    }

    // Only the code: the error's text can repeat what was sent.
    private static string CodeOf(JsonElement list) =>
        list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0 && list[0].ValueKind == JsonValueKind.Object
        && list[0].TryGetProperty("code", out var code) && code.ValueKind == JsonValueKind.String ? code.GetString()! : "";

    private static string Cut(string text) => text.Length <= MostCharacters ? text : text[..MostCharacters];
}
