using PaperBot.Papers;
using PaperBot.Prompting;
using PaperBot.Text;

namespace PaperBot.Grounding;

/// <summary>A source as far as the model was shown it: what can be quoted, and what may be known of it.</summary>
internal sealed class GroundingSource
{
    private GroundingSource(Source source, IReadOnlyList<SourcePassage> passages)
    {
        (Number, Paper, Passages) = (source.Number, source.Paper, passages);
        Title = AnalysedText.Of(source.Paper.Title);
        var words = passages.SelectMany(passage => passage.Text.Words).Concat(Title.Words).ToList();
        Vocabulary = passages.SelectMany(passage => passage.Text.Terms).Concat(Title.Terms)
            .Concat(source.Paper.Authors.SelectMany(TermAnalyzer.Terms)).Concat(TermAnalyzer.Terms(source.Paper.Venue ?? "")).ToHashSet(StringComparer.Ordinal);
        Acronyms = words.Select(word => word.Typed.TrimEnd('s')).Where(word => word.Length is >= 2 and <= 6 && word.All(char.IsUpper))
            .Select(word => word.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
        Initials = InitialsOf(words);
    }

    /// <summary>Its number.</summary>
    public int Number { get; }

    /// <summary>The paper.</summary>
    public Paper Paper { get; }

    /// <summary>Its sentences that were shown and may be quoted, in order.</summary>
    public IReadOnlyList<SourcePassage> Passages { get; }

    /// <summary>The title, taken apart.</summary>
    public AnalysedText Title { get; }

    /// <summary>All terms of what was shown, title, authors and venue included.</summary>
    public IReadOnlySet<string> Vocabulary { get; }

    /// <summary>Its words in capitals, in lower case.</summary>
    public IReadOnlySet<string> Acronyms { get; }

    /// <summary>The initials of its neighbouring words, two to five of them.</summary>
    public IReadOnlySet<string> Initials { get; }

    /// <summary>Takes <paramref name="shown"/> apart; sentences that are no part of the stored abstract, or that give orders to the reader, cannot be quoted.</summary>
    public static GroundingSource Of(PromptSource shown)
    {
        var passages = new List<SourcePassage>(shown.Sentences.Count);
        var from = 0;
        foreach (var sentence in shown.Sentences.Where(sentence => sentence.Text.Length > 0))
        {
            var start = shown.Source.Paper.Abstract.IndexOf(sentence.Text, from, StringComparison.Ordinal);
            if (start < 0) start = shown.Source.Paper.Abstract.IndexOf(sentence.Text, StringComparison.Ordinal);
            if (start < 0) continue;
            from = start + sentence.Text.Length;
            if (!InstructionText.Is(sentence.Text)) passages.Add(new SourcePassage(start, AnalysedText.Of(sentence.Text)));
        }

        return new GroundingSource(shown.Source, passages);
    }

    private static HashSet<string> InitialsOf(List<SpokenWord> words)
    {
        const int longest = 5;
        var initials = new HashSet<string>(StringComparer.Ordinal);
        var content = words.Where(word => word.IsContent).SelectMany(word => word.Lower.Split('-', StringSplitOptions.RemoveEmptyEntries)).Select(part => part[0]).ToArray();
        for (var i = 0; i < content.Length; i++)
            for (var length = 2; length <= longest && i + length <= content.Length; length++) initials.Add(new string(content, i, length));
        return initials;
    }
}
