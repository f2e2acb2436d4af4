using System.Text;
using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Tests.Messages;

/// <summary>Messages → text that a person can read in a review: what Discord shows, with buttons and addresses.</summary>
internal static class MessageText
{
    public static string Of(params IReadOnlyList<MessageBody> messages)
    {
        var text = new StringBuilder();
        foreach (var message in messages)
        {
            text.Append("═══ message");
            if (message.Flags is { } flags and not 0) text.Append(" (").Append(flags).Append(')');
            text.Append('\n');
            if (!string.IsNullOrEmpty(message.Content)) text.Append(Shown(message.Content)).Append('\n');
            foreach (var embed in message.Embeds ?? []) Append(text, embed);
            foreach (var row in message.Components ?? []) text.Append(string.Join("  ", (row.Components ?? []).Select(Shown))).Append('\n');
        }

        return text.ToString();
    }

    public static string Of(Form form) =>
        $"═══ form: {form.Title}\n" + string.Join('\n', form.Components.Select(label => $"{label.Label}\n┌ {label.Labelled?.Placeholder} (up to {label.Labelled?.MaxLength} characters)"));

    private static void Append(StringBuilder text, MessageEmbed embed)
    {
        if (embed.Title is { } title) text.Append("▌ ").Append("**" + Shown(title) + "**").Append(embed.Url is { } url ? $" → {url}" : "").Append('\n');
        foreach (var line in Shown(embed.Description ?? "").Split('\n')) text.Append("▌ ").Append(line).Append('\n');
        if (embed.Footer is { } footer)
            foreach (var line in footer.Text.Split('\n')) text.Append("▌ · ").Append(line).Append('\n');
    }

    private static string Shown(string markdown) => string.Concat(DiscordMarkdown.Read(markdown).Select(token => token.Kind switch
    {
        MarkdownKind.Link when token.Visible.StartsWith('[') && token.Url!.StartsWith("https://arxiv.org/", StringComparison.Ordinal) => token.Visible + "↗",
        MarkdownKind.Link => $"{token.Visible}⟨{token.Url}⟩",
        MarkdownKind.Code => $"`{token.Visible}`",
        MarkdownKind.Mention => $"!!MENTION {token.Visible}!!",
        MarkdownKind.Address => $"!!ADDRESS {token.Visible}!!",
        _ => token.Visible,
    }));

    private static string Shown(Component component)
    {
        if (component.Type != ComponentKind.Button)
            return $"[▾ {component.Placeholder}]" + string.Concat((component.Options ?? []).Select(option => $"\n    {option.Label}{(option.Description is { } more ? " — " + more : "")}  ‹{option.Value}›"));
        var face = string.Join(' ', new[] { component.Emoji?.Name, component.Label }.Where(part => !string.IsNullOrEmpty(part)));
        return $"[{face}{(component.Disabled == true ? " (off)" : "")}{(component.Url is { } url ? " → " + url : "")}]";
    }
}
