using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace PaperBot.Prompting;

/// <summary>
/// The text of a template → its messages. Cutting comes before filling in: whatever a variable holds, it cannot end its message or open another.
/// </summary>
internal static partial class TemplateMessages
{
    private const string Close = "</message>";

    private static readonly Dictionary<string, ChatRole> Roles = new(StringComparer.Ordinal) { ["system"] = ChatRole.System, ["user"] = ChatRole.User, ["assistant"] = ChatRole.Assistant };

    public static IReadOnlyList<TemplateMessage> Cut(string path, string template)
    {
        var messages = new List<TemplateMessage>();
        for (var position = 0; position < template.Length;)
        {
            var open = template.IndexOf("<message", position, StringComparison.Ordinal);
            if (template[position..(open < 0 ? template.Length : open)].Trim() is { Length: > 0 } stray)
                throw TemplateFileReader.Fault(path, $"has text outside of its messages (\"{Shortened(stray)}\"); put it between <message role=\"user\"> and {Close}.");
            if (open < 0) break;
            var end = template.IndexOf(Close, open, StringComparison.Ordinal);
            if (end < 0) throw TemplateFileReader.Fault(path, $"opens a message and does not close it; write {Close} behind its text.");
            messages.Add(Message(path, template[open..end]));
            position = end + Close.Length;
        }

        Check(path, messages);
        return messages;
    }

    private static TemplateMessage Message(string path, string element)
    {
        var opening = Opening().Match(element);
        if (!opening.Success)
            throw TemplateFileReader.Fault(path, $"has a message without a role (\"{Shortened(element)}\"); write <message role=\"system\"> or <message role=\"user\">.");
        var role = opening.Groups["role"].Value;
        if (!Roles.TryGetValue(role, out var chatRole))
            throw TemplateFileReader.Fault(path, $"has a message of the unknown role \"{role}\"; the roles are {string.Join(", ", Roles.Keys)}.");
        var body = element[opening.Length..].Trim();
        if (body.Length == 0) throw TemplateFileReader.Fault(path, $"has an empty {role} message; write its text or remove it.");
        // Semantic Kernel decodes a filled template before it reads it as XML: these two would break it there.
        if (body.AsSpan().ContainsAny('<', '&'))
            throw TemplateFileReader.Fault(path, $"has a < or & in the text of its {role} message, which Semantic Kernel cannot read there; write it in words.");
        return new TemplateMessage(chatRole, body);
    }

    private static void Check(string path, List<TemplateMessage> messages)
    {
        if (messages.Count == 0 || messages[0].Role != ChatRole.System)
            throw TemplateFileReader.Fault(path, "does not begin with a system message; put the instructions into <message role=\"system\"> at the top.");
        if (messages.FindLastIndex(message => message.Role == ChatRole.System) > 0) throw TemplateFileReader.Fault(path, "has two system messages, and many models know only one; join them.");
        if (messages[^1].Role != ChatRole.User) throw TemplateFileReader.Fault(path, "does not end with a user message; put what is asked into <message role=\"user\"> at the end.");
    }

    private static string Shortened(string text) => text.Length <= 40 ? text : text[..40] + "…";

    [GeneratedRegex("""^<message\s+role\s*=\s*(?:"(?<role>[^"<>]*)"|'(?<role>[^'<>]*)')\s*>""", RegexOptions.NonBacktracking)]
    private static partial Regex Opening();
}
