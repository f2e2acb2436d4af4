using PaperBot.Digests;
using PaperBot.Discord.Payloads;
using PaperBot.Papers;

namespace PaperBot.Discord.Messages;

/// <summary>What people say of papers → the ephemeral messages that ask which one, and confirm.</summary>
internal static class OpinionMessages
{
    private const int TitleCharacters = 160;

    /// <summary>Asks which of the digest's papers is meant, or similar ones are wanted to.</summary>
    public static MessageBody Ask(ButtonAction action, string delivery, Digest digest)
    {
        var menu = Menu(action, delivery, digest);
        return Private(menu is null ? "None of this digest's papers can be chosen here; /similar and /paper take any title." : Question(action), menu is null ? [] : [menu]);
    }

    /// <summary>Confirms what was said, says what it changes, and offers to take it back and, of a digest, to say something of another.</summary>
    public static MessageBody Said(ButtonAction action, string id, PaperId paper, string? title, bool hasDigests, Digest? digest)
    {
        var shown = title is { Length: > 0 } ? $"“{Markdown.Escape(Wording.Title(title), TitleCharacters)}”" : "This paper";
        if (action == ButtonAction.Unsay) return Private("Taken back; nothing is noted of this paper any more.", []);
        var (what, change) = action == ButtonAction.Like ? ("is one that you like", "more") : ("is not for you", "fewer");
        var effect = hasDigests ? $"Your digests will hold {change} papers like it." : "Once you have a digest (`/digest subscribe`), it counts there; `liked:True` goes by what you like alone.";
        var unsay = CustomId.OfPaper(ButtonAction.Unsay, id, paper);
        Component?[] rows =
        [
            unsay.Paper is null ? null : Component.Row(Component.Button(ButtonStyle.Secondary, "Take it back", unsay.Text)),
            digest is { Papers.Count: > 1 } ? Menu(action, id, digest) : null,
        ];
        return Private($"Noted: {shown} {what}. {effect}", [.. rows.OfType<Component>()]);
    }

    private static Component? Menu(ButtonAction action, string delivery, Digest digest) => PaperMenu.Of(
        new CustomId(action == ButtonAction.DigestSimilar ? ButtonAction.Similar : action, delivery), Question(action), digest.Papers.Select(entry => ((int?)entry.Number, entry.Paper)));

    private static string Question(ButtonAction action) => action switch
    {
        ButtonAction.Like => "Which one do you like?",
        ButtonAction.NotForMe => "Which one is not for you?",
        _ => "Similar to which one?",
    };

    private static MessageBody Private(string text, IReadOnlyList<Component> rows) => new() { Content = text, Embeds = [], Components = rows, Flags = MessageFlags.Ephemeral };
}
