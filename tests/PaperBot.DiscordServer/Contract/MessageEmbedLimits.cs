using System.Text.Json;

namespace PaperBot.DiscordServer.Contract;

/// <summary>The message embeds of one message → what Discord refuses in them.</summary>
internal static class MessageEmbedLimits
{
    private const int MostCharactersInAll = 6000;
    private const int MostFields = 25;

    public static IEnumerable<Violation> Check(JsonElement[] embeds)
    {
        if (embeds.Length > MessageLimits.MostMessageEmbeds) yield return Violation.TooMany("embeds", MessageLimits.MostMessageEmbeds);
        for (var index = 0; index < embeds.Length; index++)
        {
            foreach (var violation in CheckOne(embeds[index], $"embeds.{index}")) yield return violation;
        }

        if (embeds.Sum(CharactersOf) > MostCharactersInAll)
            yield return new Violation("embeds", "MAX_EMBED_SIZE_EXCEEDED", $"Embed size exceeds maximum size of {MostCharactersInAll}");
    }

    /// <summary>What counts towards the limit over all message embeds.</summary>
    public static int CharactersOf(JsonElement embed) =>
        Length(embed.Text("title")) + Length(embed.Text("description")) + Length(embed.Member("footer")?.Text("text")) + Length(embed.Member("author")?.Text("name"))
        + embed.Items("fields").Sum(field => Length(field.Text("name")) + Length(field.Text("value")));

    private static IEnumerable<Violation> CheckOne(JsonElement embed, string path)
    {
        if (CharactersOf(embed) == 0 && embed.Member("image") is null && embed.Member("thumbnail") is null) yield return Violation.Missing($"{path}.description");
        foreach (var (name, most) in new[] { ("title", 256), ("description", 4096) })
        {
            if (Length(embed.Text(name)) > most) yield return Violation.TooLong($"{path}.{name}", most);
        }

        foreach (var (name, part, most) in new[] { ("footer", "text", 2048), ("author", "name", 256) })
        {
            if (embed.Member(name) is not { } box) continue;
            if (string.IsNullOrWhiteSpace(box.Text(part))) yield return Violation.Missing($"{path}.{name}.{part}");
            if (Length(box.Text(part)) > most) yield return Violation.TooLong($"{path}.{name}.{part}", most);
        }

        if (embed.Text("url") is { } url && !IsWebAddress(url)) yield return new Violation($"{path}.url", "URL_TYPE_INVALID_URL", "Not a well formed URL.");
        if (embed.Whole("color") is < 0 or > 0xFFFFFF) yield return Violation.Wrong($"{path}.color", "A colour is 0 to 16777215.");
        foreach (var violation in CheckFields(embed.Items("fields"), $"{path}.fields")) yield return violation;
    }

    private static IEnumerable<Violation> CheckFields(JsonElement[] fields, string path)
    {
        if (fields.Length > MostFields) yield return Violation.TooMany(path, MostFields);
        for (var index = 0; index < fields.Length; index++)
        {
            foreach (var (name, most) in new[] { ("name", 256), ("value", 1024) })
            {
                var text = fields[index].Text(name);
                if (string.IsNullOrWhiteSpace(text)) yield return Violation.Missing($"{path}.{index}.{name}");
                if (Length(text) > most) yield return Violation.TooLong($"{path}.{index}.{name}", most);
            }
        }
    }

    public static bool IsWebAddress(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https" && url.IndexOfAny([' ', '\n', '\t']) < 0;

    private static int Length(string? text) => text?.Length ?? 0;
}
