namespace PaperBot.Digests;

/// <summary>Finds words and phrases in a batch of new papers.</summary>
internal static class PhraseSearch
{
    /// <summary>How far the next word of a phrase may be from the one before it: "retrieval augmented text generation" is retrieval-augmented generation.</summary>
    private const int FarthestNext = 2;

    /// <summary>Adds to <paramref name="found"/> where <paramref name="form"/> of unit number <paramref name="unit"/> stands, in the order of the batch.</summary>
    public static void Find(int unit, TopicForm form, NewsTerms terms, List<UnitPlace> found)
    {
        var first = terms.PlacesOf(form.Terms[0]);
        if (form.Terms.Count == 1)
        {
            foreach (var place in first) found.Add(new UnitPlace(unit, place, place.Position, form.ShareAt(place.Ending)));
            return;
        }

        var starts = new List<UnitPlace>(first.Length);
        foreach (var place in first) starts.Add(new UnitPlace(unit, place, place.Position, form.Share));
        for (var next = 1; next < form.Terms.Count && starts.Count > 0; next++) Follow(starts, terms.PlacesOf(form.Terms[next]));
        found.AddRange(starts);
    }

    // Both lists are in the order of the batch, so that one walk finds what follows.
    private static void Follow(List<UnitPlace> starts, ReadOnlySpan<TermPlace> next)
    {
        var (kept, at) = (0, 0);
        for (var i = 0; i < starts.Count; i++)
        {
            var start = starts[i];
            while (at < next.Length && (next[at].Paper < start.Place.Paper || (next[at].Paper == start.Place.Paper && next[at].Position <= start.Last))) at++;
            if (at < next.Length && next[at].Paper == start.Place.Paper && next[at].Position - start.Last <= FarthestNext) starts[kept++] = start with { Last = next[at].Position };
        }

        starts.RemoveRange(kept, starts.Count - kept);
    }
}
