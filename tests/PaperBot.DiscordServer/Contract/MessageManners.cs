using System.Text.Json;
using System.Text.RegularExpressions;

namespace PaperBot.DiscordServer.Contract;

/// <summary>A message that the bot sends or edits → where it breaks what PaperBot promises: nobody is notified, no link is previewed, nothing is sent twice.</summary>
internal static partial class MessageManners
{
    private const long SuppressEmbeds = 1 << 2;

    public static IEnumerable<Violation> Check(JsonElement body, bool isSentToChannel)
    {
        foreach (var violation in CheckMentions(body)) yield return violation;
        if (isSentToChannel && (body.Text("nonce") is not { Length: > 0 } || !body.Flag("enforce_nonce")))
            yield return new Violation("nonce", "MANNERS", "A message to a channel carries a nonce that is enforced, else sending it again would double it.");
        var isSuppressing = ((body.Whole("flags") ?? 0) & SuppressEmbeds) != 0;
        if (isSuppressing && body.Items("embeds").Length > 0) yield return new Violation("flags", "MANNERS", "SUPPRESS_EMBEDS hides the message embeds, too.");
        if (!isSuppressing && BareLink(body.Text("content") ?? "") is { } link) yield return new Violation("content", "MANNERS", $"The link {link} would be previewed: put it in <>, or set SUPPRESS_EMBEDS.");
    }

    /// <summary>The first address that Discord would preview; null when there is none. Code is no link.</summary>
    public static string? BareLink(string content)
    {
        var text = Code().Replace(content, " ");
        foreach (Match link in Address().Matches(text))
        {
            var isShielded = link.Index > 0 && text[link.Index - 1] == '<' && text.IndexOf('>', link.Index) is var end && end >= 0 && text.AsSpan(link.Index, end - link.Index).IndexOfAny(' ', '\n') < 0;
            if (!isShielded) return link.Value;
        }

        return null;
    }

    private static IEnumerable<Violation> CheckMentions(JsonElement body)
    {
        if (body.Member("allowed_mentions") is not { } allowed) yield return new Violation("allowed_mentions", "MANNERS", "Must be there on every send and every edit.");
        else if (allowed.Member("parse") is not { ValueKind: JsonValueKind.Array } parse || parse.GetArrayLength() > 0) yield return new Violation("allowed_mentions.parse", "MANNERS", "Must be there, and empty.");
        else if (allowed.Items("users").Length > 0 || allowed.Items("roles").Length > 0 || allowed.Flag("replied_user")) yield return new Violation("allowed_mentions", "MANNERS", "Must let nobody be notified.");
    }

    [GeneratedRegex(@"https?://[^\s<>)]*", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex("```[^`]*```|`[^`\n]+`", RegexOptions.NonBacktracking)]
    private static partial Regex Code();
}
