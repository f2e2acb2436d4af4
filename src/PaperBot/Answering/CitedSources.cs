using PaperBot.Grounding;
using PaperBot.Prompting;

namespace PaperBot.Answering;

/// <summary>Grounded sentences → statements: numbers the sources in the order in which they are first cited and cuts the quotes from the abstracts.</summary>
internal sealed class CitedSources(IReadOnlyList<PromptSource> shown)
{
    private readonly Dictionary<int, Source> _shown = shown.ToDictionary(source => source.Source.Number, source => source.Source);
    private readonly List<Source> _cited = [];

    /// <summary>The sources cited so far.</summary>
    public IReadOnlyList<Source> Cited => [.. _cited];

    /// <summary>The statement for <paramref name="sentence"/>.</summary>
    public Statement Add(GroundedSentence sentence, string? heading = null) => new(sentence.Text, [.. sentence.Quotes.Select(CitationOf)], heading);

    /// <summary><paramref name="statement"/> of another answer, which has <paramref name="sources"/>, with the numbers of this one.</summary>
    public Statement Add(Statement statement, IReadOnlyList<Source> sources) => statement with
    {
        Citations = [.. statement.Citations.Select(citation => citation with { Source = NumberOf(sources.First(source => source.Number == citation.Source)) })],
    };

    /// <summary>The statement for <paramref name="sentence"/> with the numbers that the sources were shown with.</summary>
    public Statement AsShown(GroundedSentence sentence) => new(sentence.Text, [.. sentence.Quotes.Select(quote => Cut(quote, quote.Source))]);

    /// <summary>The sources cited and behind them others of <paramref name="papers"/>, <paramref name="most"/> in all.</summary>
    public IReadOnlyList<Source> With(IEnumerable<Source> papers, int most)
    {
        var known = _cited.Select(source => source.Paper.Id).ToHashSet();
        return [.. _cited, .. papers.Where(source => known.Add(source.Paper.Id)).Take(Math.Max(0, most - _cited.Count)).Select((source, i) => source with { Number = _cited.Count + i + 1 })];
    }

    private Citation CitationOf(GroundedQuote quote) => Cut(quote, NumberOf(_shown[quote.Source]));

    private Citation Cut(GroundedQuote quote, int number)
    {
        var paper = _shown[quote.Source].Paper;
        return new Citation(number, paper.Id, paper.Abstract.Substring(quote.Start, quote.Length), quote.Start);
    }

    private int NumberOf(Source source)
    {
        var known = _cited.FindIndex(cited => cited.Paper.Id == source.Paper.Id);
        if (known >= 0) return known + 1;
        _cited.Add(source with { Number = _cited.Count + 1 });
        return _cited.Count;
    }
}
