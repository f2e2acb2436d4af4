using System.Globalization;
using PaperBot.Text;

namespace PaperBot.Prompting;

/// <summary>
/// How sources stand in a prompt: one line with number, title and year, one with the sentences. Texts are cleaned, so no paper can add lines of its own.
/// </summary>
internal static class SourceText
{
    private const string BeforeSentences = "\nAbstract:";

    /// <summary>The block of a source under its number.</summary>
    public static SentenceBlock Numbered(PromptSource source) =>
        new($"[{source.Source.Number.ToString(CultureInfo.InvariantCulture)}] {Title(source.Source)}{BeforeSentences}", Clean(source.Sentences));

    /// <summary>The block of a paper that is asked about and not to be cited; one without sentences is its title.</summary>
    public static SentenceBlock Unnumbered(PromptSource source)
    {
        var sentences = Clean(source.Sentences);
        return sentences.Count > 0 ? new SentenceBlock(Title(source.Source) + BeforeSentences, sentences) : new SentenceBlock("", [new SourceSentence(Title(source.Source), 0)]);
    }

    /// <summary>The blocks with the chosen sentences, an empty line between them.</summary>
    public static string Joined(IReadOnlyList<SentenceBlock> blocks, IReadOnlyList<IReadOnlyList<int>> chosen) =>
        string.Join("\n\n", blocks.Select((block, i) => Text(block, chosen[i])).Where(text => text.Length > 0));

    /// <summary>The sources with the chosen sentences; those without any are left out.</summary>
    public static IReadOnlyList<PromptSource> Shown(IReadOnlyList<PromptSource> sources, IReadOnlyList<IReadOnlyList<int>> chosen) =>
        [.. sources.Select((source, i) => source with { Sentences = [.. chosen[i].Select(sentence => source.Sentences[sentence])] }).Where(source => source.Sentences.Count > 0)];

    /// <summary><paramref name="block"/> with the chosen sentences; empty when there are none.</summary>
    public static string Text(SentenceBlock block, IReadOnlyList<int> chosen)
    {
        if (chosen.Count == 0) return "";
        var sentences = string.Join(' ', chosen.Select(sentence => block.Sentences[sentence].Text));
        return block.Opening.Length == 0 ? sentences : $"{block.Opening} {sentences}";
    }

    private static IReadOnlyList<SourceSentence> Clean(IReadOnlyList<SourceSentence> sentences) => [.. sentences.Select(sentence => sentence with { Text = CleanText.From(sentence.Text) })];

    private static string Title(Source source)
    {
        var title = CleanText.From(source.Paper.Title) is { Length: > 0 } known ? known : "Untitled";
        return source.Paper.Year is { } year ? string.Create(CultureInfo.InvariantCulture, $"{title} ({year})") : title;
    }
}
