using System.Text.Json;

namespace PaperBot.DiscordServer.Contract;

/// <summary>A message as it is sent or edited → what Discord refuses in it. Lengths are UTF-16 units, never fewer than the characters that Discord counts.</summary>
internal static class MessageLimits
{
    public const int MostContentCharacters = 2000;
    public const int MostNonceCharacters = 25;
    public const int MostMessageEmbeds = 10;
    private const long SuppressEmbeds = 1 << 2;
    private const long Ephemeral = 1 << 6;
    private const long SuppressNotifications = 1 << 12;

    public static IEnumerable<Violation> Check(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object) return [Violation.Wrong("", "A message is an object.")];
        return CheckText(body).Concat(MessageEmbedLimits.Check(body.Items("embeds"))).Concat(ComponentLimits.Check(body.Items("components")));
    }

    /// <summary>Whether a new message of this body would show nothing.</summary>
    public static bool IsEmpty(JsonElement body) =>
        string.IsNullOrWhiteSpace(body.Text("content")) && body.Items("embeds").Length == 0 && body.Items("components").Length == 0
        && body.Items("attachments").Length == 0 && body.Items("sticker_ids").Length == 0 && body.Member("poll") is null;

    private static IEnumerable<Violation> CheckText(JsonElement body)
    {
        if (body.Text("content")?.Length > MostContentCharacters) yield return Violation.TooLong("content", MostContentCharacters);
        if (body.Text("nonce")?.Length > MostNonceCharacters) yield return Violation.TooLong("nonce", MostNonceCharacters);
        if (body.Flag("enforce_nonce") && !body.Has("nonce")) yield return Violation.Missing("nonce");
        if (((body.Whole("flags") ?? 0) & ~(SuppressEmbeds | Ephemeral | SuppressNotifications)) != 0) yield return Violation.Wrong("flags", "Only flags that an app can set are allowed.");
    }
}
