namespace PaperBot.Grounding;

/// <summary>Whether a number counts the same thing in a draft and in a passage.</summary>
internal static class NumberBinding
{
    private const int Near = 3;

    /// <summary>Whether a word near <paramref name="number"/> in <paramref name="claim"/> stands in <paramref name="passage"/>, or there is none that could.</summary>
    public static bool Holds(AnalysedText claim, StatedNumber number, AnalysedText passage)
    {
        var near = Enumerable.Range(Math.Max(0, number.Word - Near), Math.Min(claim.Words.Count, number.Word + Near + 1) - Math.Max(0, number.Word - Near))
            .Where(i => i != number.Word && claim.Words[i].IsContent).SelectMany(i => claim.Words[i].Terms)
            .Concat(claim.Words[number.Word].Terms.Where(term => !char.IsDigit(term[0]))).ToList();
        return near.Count == 0 || near.Any(term => passage.Terms.Contains(term) || passage.Terms.Any(other => TermMatch.AreFamily(term, other) || WordGroups.AreSynonyms(term, other)));
    }
}
