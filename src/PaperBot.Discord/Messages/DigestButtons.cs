using PaperBot.Digests;
using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Messages;

/// <summary>
/// Digest → the buttons below it. Each holds the delivery's id, also below a digest without papers: by it a message that was sent is found again. With one paper
/// they act at once, with several they ask which.
/// </summary>
internal static class DigestButtons
{
    public static IReadOnlyList<Component> Of(Digest digest, DigestLook look)
    {
        var menu = PaperMenu.Of(new CustomId(ButtonAction.Paper, look.DeliveryId ?? "look"), "Look at a paper…", digest.Papers.Select(entry => ((int?)entry.Number, entry.Paper)));
        if (look.DeliveryId is not { } delivery) return menu is null ? [] : [menu];
        var change = Component.Button(ButtonStyle.Secondary, "Change or stop", new CustomId(ButtonAction.Subscription, delivery).Text);
        if (digest.Papers.Count == 0) return [Component.Row(change)];
        var row = Component.Row(
            OfOne(ButtonStyle.Secondary, "Similar", digest.Papers.Count == 1 ? ButtonAction.Similar : ButtonAction.DigestSimilar, delivery, digest),
            OfOne(ButtonStyle.Secondary, "👍", ButtonAction.Like, delivery, digest),
            OfOne(ButtonStyle.Secondary, "Not for me", ButtonAction.NotForMe, delivery, digest),
            Component.Button(ButtonStyle.Primary, digest.Papers.Count == 1 ? "Ask about it" : "Ask about these", new CustomId(ButtonAction.AskDigest, delivery).Text),
            change);
        return menu is null ? [row] : [row, menu];
    }

    private static Component OfOne(ButtonStyle style, string label, ButtonAction action, string delivery, Digest digest)
    {
        var id = digest.Papers is [var only] ? CustomId.OfPaper(action, delivery, only.Paper.Id) : new CustomId(action, delivery);
        if (digest.Papers.Count == 1 && id.Paper is null && action == ButtonAction.Similar) id = new CustomId(ButtonAction.DigestSimilar, delivery);
        return label == "👍" ? new Component { Type = ComponentKind.Button, Style = (int)style, Emoji = new Emoji(label), CustomId = id.Text } : Component.Button(style, label, id.Text);
    }
}
