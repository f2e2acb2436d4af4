using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Tests.Messages;

/// <summary>Discord's limits on a message, written down from its documentation and apart from the code under test.</summary>
internal static class MessageLimits
{
    /// <summary>What Discord would refuse, or what no message of ours may have; empty for a good message.</summary>
    public static IReadOnlyList<string> Check(MessageBody message) => [.. Texts(message), .. Embeds(message), .. Components(message.Components ?? [])];

    private static IEnumerable<string> Texts(MessageBody message)
    {
        if ((message.Content ?? "").Length > 2_000) yield return "content over 2,000 characters";
        if (string.IsNullOrWhiteSpace(message.Content) && (message.Embeds ?? []).Count == 0) yield return "an empty message";
        if (!IsWellFormed(message.Content ?? "")) yield return "content with half a character, or an invisible one";
        if (message.AllowedMentions.Parse.Count > 0 || message.AllowedMentions.RepliedUser) yield return "mentions that notify";
    }

    private static IEnumerable<string> Embeds(MessageBody message)
    {
        var embeds = message.Embeds ?? [];
        if (embeds.Count > 10) yield return "over 10 message embeds";
        if (embeds.Sum(Length) > 6_000) yield return "over 6,000 characters in message embeds";
        foreach (var embed in embeds)
        {
            if (embed.Title is { } title && (title.Length > 256 || string.IsNullOrWhiteSpace(title))) yield return "a title over 256 characters, or empty";
            if (embed.Description is not { Length: <= 4_096 } || string.IsNullOrWhiteSpace(embed.Description)) yield return "a description over 4,096 characters, or empty";
            if (embed.Footer is { } footer && (footer.Text.Length > 2_048 || string.IsNullOrWhiteSpace(footer.Text))) yield return "a footer over 2,048 characters, or empty";
            if (embed.Fields is { Count: > 25 }) yield return "over 25 fields";
            if (embed.Url is { } url && (url.Length > 2_048 || !Uri.TryCreate(url, UriKind.Absolute, out _))) yield return "an address that is none";
            if (embed.Color is < 0 or > 0xFFFFFF) yield return "no colour";
            foreach (var text in new[] { embed.Title, embed.Description, embed.Footer?.Text })
                if (text is not null && !IsWellFormed(text)) yield return "half a character, or an invisible one";
        }
    }

    private static int Length(MessageEmbed embed) => (embed.Title?.Length ?? 0) + (embed.Description?.Length ?? 0) + (embed.Footer?.Text.Length ?? 0)
        + (embed.Fields?.Sum(field => field.Name.Length + field.Value.Length) ?? 0);

    private static IEnumerable<string> Components(IReadOnlyList<Component> rows)
    {
        if (rows.Count > 5) yield return "over 5 rows";
        var all = rows.SelectMany(row => row.Components ?? []).ToList();
        var ids = all.Select(component => component.CustomId).OfType<string>().ToList();
        if (ids.Distinct(StringComparer.Ordinal).Count() != ids.Count) yield return "a custom id twice";
        if (ids.Any(id => id.Length is < 1 or > 100)) yield return "a custom id over 100 characters";
        foreach (var row in rows)
        {
            if (row.Type != ComponentKind.ActionRow || row.Components is not { Count: >= 1 and <= 5 }) yield return "a row without one to five components";
            else if (row.Components.Any(component => component.Type != ComponentKind.Button) && row.Components.Count > 1) yield return "a menu beside something else";
        }

        foreach (var problem in all.SelectMany(component => component.Type == ComponentKind.Button ? Button(component) : Menu(component))) yield return problem;
    }

    private static IEnumerable<string> Button(Component button)
    {
        var isLink = button.Style == (int)ButtonStyle.Link;
        if (isLink != (button.Url is not null) || isLink == (button.CustomId is not null)) yield return "a button without exactly one of address and custom id";
        if (button.Url is { } url && (url.Length > 512 || !url.StartsWith("https://", StringComparison.Ordinal))) yield return "a button's address over 512 characters, or not https";
        if (button.Label is { Length: > 80 or 0 } || (button.Label is null && button.Emoji is null)) yield return "a label over 80 characters, or nothing on a button";
        if (button.Emoji is { Name.Length: > 32 or 0 }) yield return "no emoji";
    }

    private static IEnumerable<string> Menu(Component menu)
    {
        if (menu.Type != ComponentKind.StringSelect || menu.CustomId is null) yield return "an unknown component";
        if (menu.Placeholder is { Length: > 150 }) yield return "a placeholder over 150 characters";
        if (menu.Options is not { Count: >= 1 and <= 25 }) yield return "a menu without one to 25 options";
        if (menu.Options!.Select(option => option.Value).Distinct(StringComparer.Ordinal).Count() != menu.Options!.Count) yield return "a value twice";
        foreach (var option in menu.Options!)
        {
            foreach (var text in new[] { option.Label, option.Value, option.Description })
                if (text is not null && (text.Length is < 1 or > 100 || string.IsNullOrWhiteSpace(text) || !IsWellFormed(text))) yield return "an option's text over 100 characters, or empty";
        }
    }

    /// <summary>No half of a surrogate pair, no control but the line break, nothing that reorders or hides text.</summary>
    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (char.IsHighSurrogate(character) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else if (char.IsSurrogate(character)) return false;
            if ((char.IsControl(character) && character != '\n') || character is (>= '\u200b' and <= '\u200f') or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or '\ufeff') return false;
        }

        return true;
    }
}
