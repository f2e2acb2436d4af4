using PaperBot.Text;

namespace PaperBot.Digests;

/// <summary>Says what of a topic a paper has, in the paper's own words. Made for papers that are shown; finds them by the same rule that decided.</summary>
internal static class TopicReason
{
    private const int MostWords = 4;

    /// <summary><c>Matches “retrieval-augmented generation” in its title.</c></summary>
    public static string Of(Topic topic, NewsPaper paper)
    {
        var told = HitsOf(topic, paper);
        var inTitle = Words(told.Where(hit => hit.InTitle));
        var inAbstract = Words(told.Where(hit => !hit.InTitle));
        return (inTitle.Length, inAbstract.Length) switch
        {
            ( > 0, > 0) => $"Matches {inTitle} in its title and {inAbstract} in its abstract.",
            ( > 0, _) => $"Matches {inTitle} in its title.",
            (_, > 0) => $"Matches {inAbstract} in its abstract.",
            _ => "Close to your topic in meaning, though it uses other words.",
        };
    }

    /// <summary><c>shares only “generation”</c>.</summary>
    public static string Shortfall(Topic topic, NewsPaper paper) => Words(HitsOf(topic, paper)) is { Length: > 0 } words ? $"shares only {words}" : "is only distantly related";

    private static List<(string Words, bool InTitle)> HitsOf(Topic topic, NewsPaper paper)
    {
        var terms = new NewsTerms();
        terms.Add(0, paper.Terms);
        var hits = new List<(string, bool)>();
        var units = topic.Units.Where(unit => !unit.IsGeneric).DefaultIfEmpty(topic.Units[0]).ToList();
        foreach (var unit in units)
        {
            var places = new List<UnitPlace>();
            foreach (var form in unit.Forms) PhraseSearch.Find(0, form, terms, places);
            if (places.Count == 0) continue;
            var best = places.OrderByDescending(place => place.Share).ThenBy(place => place.Place.Sentence).ThenBy(place => place.Place.Position).First();
            hits.Add((SurfaceOf(paper, best) ?? unit.Words, best.Place.Sentence == 0));
        }

        return hits;
    }

    /// <summary>The words that stand at a place.</summary>
    private static string? SurfaceOf(NewsPaper paper, UnitPlace place)
    {
        var sentence = paper.SentenceTexts[place.Place.Sentence];
        var first = paper.Terms.First(term => term.Place.Sentence == place.Place.Sentence).Place.Position;
        var (start, end, position, last) = (int.MaxValue, -1, first - 1, 0);
        foreach (var word in TermAnalyzer.Words(sentence))
        {
            if (word.Start >= last) position++;
            last = Math.Max(last, word.Start + word.Length);
            if (position < place.Place.Position || position > place.Last) continue;
            (start, end) = (Math.Min(start, word.Start), Math.Max(end, word.Start + word.Length));
        }

        return end > start ? sentence[start..end] : null;
    }

    private static string Words(IEnumerable<(string Words, bool InTitle)> hits)
    {
        var words = hits.Select(hit => $"“{hit.Words}”").Distinct(StringComparer.OrdinalIgnoreCase).Take(MostWords).ToList();
        return words.Count <= 1 ? string.Concat(words) : $"{string.Join(", ", words.SkipLast(1))} and {words[^1]}";
    }
}
