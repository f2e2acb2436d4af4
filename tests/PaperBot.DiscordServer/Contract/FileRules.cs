using System.Globalization;
using System.Text.Json;

namespace PaperBot.DiscordServer.Contract;

/// <summary>Files that come with a message → what is wrong with them: each is named and described in the message, and each one that is named there comes along.</summary>
internal static class FileRules
{
    private const int MostBytes = 10 * 1024 * 1024;
    private const int MostFiles = 10;
    private const string Scheme = "attachment://";

    public static IEnumerable<Violation> Check(RecordedRequest request)
    {
        foreach (var name in request.StrangeParts) yield return new Violation(name, "FILES", "A form has payload_json and files[n] and nothing else.");
        if (request.Files.Count > MostFiles) yield return Violation.TooMany("files", MostFiles);
        foreach (var (number, file) in request.Files)
        {
            if (file.Bytes.Length is 0 or > MostBytes) yield return new Violation($"files.{number}", "FILES", "A file has 1 byte to 10 MiB.");
        }

        JsonElement? body = null;
        try
        {
            body = request.Payload;
        }
        catch (JsonException)
        {
            // What is wrong with the body is told elsewhere.
        }

        if (body is not { ValueKind: JsonValueKind.Object } message) yield break;
        foreach (var violation in CheckMessage(request, message)) yield return violation;
    }

    private static IEnumerable<Violation> CheckMessage(RecordedRequest request, JsonElement message)
    {
        var told = message.Items("attachments");
        var numbers = told.Select(file => int.TryParse(file.Text("id"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : -1).ToHashSet();
        if (!numbers.SetEquals(request.Files.Keys)) yield return new Violation("attachments", "FILES", "Names other files than those that came.");
        foreach (var file in told.Where(file => string.IsNullOrWhiteSpace(file.Text("description"))))
            yield return new Violation("attachments", "MANNERS", "A picture is described for those who cannot see it.");
        var names = request.Files.Values.Select(file => Scheme + file.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var url in message.Items("embeds").Select(embed => embed.Member("image")?.Text("url")).OfType<string>())
        {
            if (url.StartsWith(Scheme, StringComparison.Ordinal) && !names.Contains(url)) yield return new Violation("embeds", "FILES", $"{url} came with no file.");
        }
    }
}
