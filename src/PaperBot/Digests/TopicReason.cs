namespace PaperBot.Digests;

/// <summary>Says what of a topic a paper has.</summary>
internal static class TopicReason
{
    private const int MostWords = 4;

    /// <summary><c>Matches “retrieval-augmented generation” in its title.</c></summary>
    public static string Of(TopicMatch match)
    {
        var told = match.Hits.Where(hit => !hit.Unit.IsGeneric || match.Hits.All(other => other.Unit.IsGeneric)).OrderBy(hit => hit.Unit.Place.First).ToList();
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
    public static string Shortfall(TopicMatch match) => Words(match.Hits.Where(hit => !hit.Unit.IsGeneric)) is { Length: > 0 } words ? $"shares only {words}" : "is only distantly related";

    private static string Words(IEnumerable<UnitHit> hits)
    {
        var words = hits.Select(hit => $"“{hit.Unit.Words}”").Distinct().Take(MostWords).ToList();
        return words.Count <= 1 ? string.Concat(words) : $"{string.Join(", ", words.SkipLast(1))} and {words[^1]}";
    }
}
