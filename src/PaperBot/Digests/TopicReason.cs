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

    /// <summary><c>shares only “generation”</c>, or that its words stand apart, or aside.</summary>
    public static string Shortfall(Topic topic, NewsPaper paper)
    {
        var told = HitsOf(topic, paper);
        var words = Words(told);
        if (words.Length == 0) return "is only distantly related";
        if (!UnitsOf(topic).All(unit => unit.Forms.Any(form => IsIn(form, paper)))) return $"shares only {words}";
        return told.Count > 1 ? $"has {words}, but not together" : $"mentions {words} only in passing";
    }

    private static List<TopicUnit> UnitsOf(Topic topic) => [.. topic.Units.Where(unit => !unit.IsGeneric).DefaultIfEmpty(topic.Units[0])];

    private static bool IsIn(TopicForm form, NewsPaper paper)
    {
        var places = new List<UnitPlace>();
        PhraseSearch.Find(0, form, paper.OwnTerms, places);
        return places.Count > 0;
    }

    /// <summary>Each unit once, in the title where it stands there, with those beside it: “image editing” rather than “image” and “editing”.</summary>
    private static List<(string Words, bool InTitle)> HitsOf(Topic topic, NewsPaper paper)
    {
        var units = UnitsOf(topic);
        var runs = Runs(paper, [.. units.SelectMany((unit, number) => BestPlaces(unit, number, paper)).OrderBy(place => place.Place.Position).ThenBy(place => place.Last)]);
        var told = new HashSet<int>();
        var hits = new List<(string, bool)>();
        foreach (var run in runs.OrderBy(run => run[0].Place.Sentence > 0).ThenByDescending(run => run.Count).ThenBy(run => run[^1].Last - run[0].Place.Position))
        {
            if (run.All(place => told.Contains(place.Unit))) continue;
            told.UnionWith(run.Select(place => place.Unit));
            hits.Add((SurfaceOf(paper, run[0] with { Last = run.Max(place => place.Last) }) ?? string.Join(' ', run.Select(place => units[place.Unit].Words)), run[0].Place.Sentence == 0));
        }

        return hits;
    }

    /// <summary>Where a unit stands in the words that come closest to it.</summary>
    private static IEnumerable<UnitPlace> BestPlaces(TopicUnit unit, int number, NewsPaper paper)
    {
        var places = new List<UnitPlace>();
        foreach (var form in unit.Forms) PhraseSearch.Find(number, form, paper.OwnTerms, places);
        var best = places.Count == 0 ? 0 : places.Max(place => place.Share);
        // Of "image, an image generation" the second image belongs to the phrase.
        return places.Where(place => place.Share >= best).GroupBy(place => place.Last).Select(ending => ending.MaxBy(place => place.Place.Position));
    }

    /// <summary>Places side by side, of different units each.</summary>
    private static List<List<UnitPlace>> Runs(NewsPaper paper, List<UnitPlace> places)
    {
        var runs = new List<List<UnitPlace>>();
        foreach (var place in places)
        {
            var isBeside = runs is [.., var last] && last[0].Place.Sentence == place.Place.Sentence && place.Place.Position == last[^1].Last + 1
                && !last.Exists(other => other.Unit == place.Unit) && IsUnbroken(SurfaceOf(paper, last[^1] with { Last = place.Last }), place.Last - last[^1].Place.Position + 1);
            if (isBeside) runs[^1].Add(place);
            else runs.Add([place]);
        }

        return runs;
    }

    // Words such as "and" have no place among the terms: "code and generated" is no code generation.
    private static bool IsUnbroken(string? surface, int terms) => surface is not null && surface.Split([' ', '-', '/', '\n'], StringSplitOptions.RemoveEmptyEntries).Length <= terms;

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
