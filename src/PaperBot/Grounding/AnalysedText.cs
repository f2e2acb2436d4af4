using PaperBot.Text;

namespace PaperBot.Grounding;

/// <summary>A sentence taken apart for checking: of a draft or of an abstract.</summary>
internal sealed class AnalysedText
{
    private AnalysedText(string text)
    {
        Text = text;
        Words = SpokenWords.Of(text);
        Terms = TermsOf(Words);
        Numbers = NumberReader.In(text, Words);
        Polarity = Polarity.Of(Words);
    }

    /// <summary>The sentence.</summary>
    public string Text { get; }

    /// <summary>Its words.</summary>
    public IReadOnlyList<SpokenWord> Words { get; }

    /// <summary>Its terms in order, as <see cref="Expansions"/> counts them.</summary>
    public IReadOnlyList<string> OwnTerms => field ??= TermAnalyzer.Terms(Text);

    /// <summary>Its terms, with the joined forms of compounds and of neighbours ("fine-tuning", "data set").</summary>
    public IReadOnlySet<string> Terms { get; }

    /// <summary>Its numbers.</summary>
    public IReadOnlyList<StatedNumber> Numbers { get; }

    /// <summary>What it denies.</summary>
    public Polarity Polarity { get; }

    /// <summary>Other names of its words.</summary>
    public IReadOnlyList<Expansion> Expansions => field ??= EverydayWords.ExpansionsOf(Text);

    /// <summary>The question that it answers; null when none is known.</summary>
    public AnalysedText? Question { get; private init; }

    /// <summary>Takes <paramref name="text"/> apart.</summary>
    public static AnalysedText Of(string text) => new(text);

    /// <summary>Takes <paramref name="text"/>, which answers <paramref name="question"/>, apart.</summary>
    public static AnalysedText Of(string text, AnalysedText? question) => new(text) { Question = question };

    /// <summary>The joined form of a compound; null for a plain word.</summary>
    public static string? JoinedForm(string typed) =>
        typed.AsSpan().IndexOfAny("-‐‑") > 0 && TermAnalyzer.Terms(typed.Replace("-", "", StringComparison.Ordinal).Replace("‐", "", StringComparison.Ordinal).Replace("‑", "", StringComparison.Ordinal)) is [var joined]
            ? joined : null;

    private static HashSet<string> TermsOf(IReadOnlyList<SpokenWord> words)
    {
        var terms = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < words.Count; i++)
        {
            terms.UnionWith(words[i].Terms);
            if (JoinedForm(words[i].Typed) is { } joined) terms.Add(joined);
            if (i > 0 && words[i].IsContent && words[i - 1].IsContent && words[i].Clause == words[i - 1].Clause
                && TermAnalyzer.Terms(words[i - 1].Lower + words[i].Lower) is [var pair]) terms.Add(pair);
        }

        return terms;
    }
}
