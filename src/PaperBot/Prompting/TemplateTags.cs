using System.Text.RegularExpressions;

namespace PaperBot.Prompting;

/// <summary>
/// The Handlebars tags of a message. All variables are texts, since that is what Semantic Kernel can make safe by itself; so a template names them,
/// asks whether they are empty, and no more.
/// </summary>
internal static partial class TemplateTags
{
    private const int LongestShown = 60;

    /// <summary>The variables that <paramref name="body"/> shows (<c>Shown</c>) and those that it only asks about (<c>Tested</c>).</summary>
    public static (IReadOnlySet<string> Shown, IReadOnlySet<string> Tested) In(string path, string body)
    {
        var (shown, tested) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (Match tag in Tag().Matches(body))
        {
            if (KnownTag().Match(tag.Value) is not { Success: true } known) throw Unknown(path, tag.Length <= LongestShown ? tag.Value : tag.Value[..LongestShown] + "…");
            if (known.Groups["shown"] is { Success: true } name) shown.Add(name.Value);
            else if (known.Groups["tested"] is { Success: true } test) tested.Add(test.Value);
        }

        var rest = Tag().Replace(body, "");
        if (rest.Contains("{{", StringComparison.Ordinal) || rest.Contains("}}", StringComparison.Ordinal)) throw Unknown(path, "a single {{ or }}");
        if (body.Contains("\\{{", StringComparison.Ordinal)) throw Unknown(path, "\\{{");
        return (shown, tested);
    }

    private static PromptTemplateException Unknown(string path, string tag) =>
        TemplateFileReader.Fault(path, $"uses {tag}, which prompts do not know; write {{{{name}}}}, {{{{#if name}}}}, {{{{else}}}} or {{{{/if}}}} (all variables are texts).");

    [GeneratedRegex(@"\{\{.*?\}\}\}?", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

    [GeneratedRegex(@"^\{\{(?:else|/if|/unless|#(?:if|unless) +(?<tested>[a-z][a-z0-9_]*)|(?<shown>[a-z][a-z0-9_]*))\}\}$", RegexOptions.NonBacktracking)]
    private static partial Regex KnownTag();
}
