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

    /// <summary>The sources cited and behind them others of <paramref name="papers"/>, <paramref name="most"/> in all.</summary>
    public IReadOnlyList<Source> With(IEnumerable<Source> papers, int most)
    {
        var known = _cited.Select(source => source.Paper.Id).ToHashSet();
        return [.. _cited, .. papers.Where(source => known.Add(source.Paper.Id)).Take(Math.Max(0, most - _cited.Count)).Select((source, i) => source with { Number = _cited.Count + i + 1 })];
    }

    private Citation CitationOf(GroundedQuote quote)
    {
        var paper = _shown[quote.Source].Paper;
        var number = _cited.FindIndex(source => source.Paper.Id == paper.Id) + 1;
        if (number == 0)
        {
            _cited.Add(_shown[quote.Source] with { Number = number = _cited.Count + 1 });
        }

        return new Citation(number, paper.Id, paper.Abstract.Substring(quote.Start, quote.Length), quote.Start);
    }
}
