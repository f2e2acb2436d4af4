namespace PaperBot.Grounding;

/// <summary>Whether a draft turns round which way something goes: "lowers" for "raises", or who is better than whom.</summary>
internal static class Direction
{
    private const int Near = 4;

    private static readonly HashSet<string> Comparers = WordLists.Set(
        "outperform outperforms outperformed outperforming surpass surpasses surpassed surpassing exceed exceeds exceeded exceeding beat beats beating than compared versus superior inferior underperform underperforms underperformed underperforming");

    private static readonly HashSet<string> Reversed = WordLists.Set("inferior underperform underperforms underperformed underperforming worse slower smaller lower fewer less weaker");

    /// <summary>Whether <paramref name="claim"/> says of the same thing the opposite of what <paramref name="passages"/> say.</summary>
    public static bool IsTurned(AnalysedText claim, IReadOnlyList<AnalysedText> passages) =>
        Enumerable.Range(0, claim.Words.Count).Any(at => HasNoGround(claim, at, passages) || WordGroups.EndsOf(claim.Words[at]).Any(end => IsTurned(claim, at, end, passages)))
        || passages.Any(passage => IsSwapped(claim, passage));

    // Nothing goes that way in the passages, and something goes the other way; what is bad, small or less has to be said, whatever else is.
    private static bool HasNoGround(AnalysedText claim, int at, IReadOnlyList<AnalysedText> passages)
    {
        var ends = WordGroups.EndsOf(claim.Words[at]).ToList();
        if (ends.Count == 0 || IsDenied(claim, at)) return false;
        var own = claim.Words[at].Terms.Where(term => WordGroups.EndsOf(term).Count > 0).ToList();
        if (passages.Any(passage => own.Any(passage.Terms.Contains))) return false;
        var present = passages.SelectMany(passage => passage.Words).SelectMany(WordGroups.EndsOf).ToHashSet();
        return !ends.Any(present.Contains) && (ends.Exists(WordGroups.NeedsGround) || ends.Any(end => present.Contains((end.Scale, !end.Second))));
    }

    // Of each thing beside the word it is asked which end of the scale stands nearest to it in the passages.
    private static bool IsTurned(AnalysedText claim, int at, (int Scale, bool Second) end, IReadOnlyList<AnalysedText> passages)
    {
        var (same, opposite) = (0, 0);
        foreach (var thing in Beside(claim, at))
        {
            foreach (var passage in passages)
            {
                var nearest = NearestEnd(passage, thing, end.Scale);
                if (nearest == end.Second) same++;
                else if (nearest is not null) opposite++;
            }
        }

        return opposite > 0 && same == 0 && !IsDenied(claim, at);
    }

    private static bool IsDenied(AnalysedText claim, int at) => claim.Words[at].Terms.Any(claim.Polarity.Doubted.Contains);

    private static IEnumerable<string> Beside(AnalysedText text, int at) => Enumerable.Range(Math.Max(0, at - 3), Math.Min(text.Words.Count, at + 4) - Math.Max(0, at - 3))
        .Where(i => i != at && text.Words[i].IsContent && !WordGroups.EndsOf(text.Words[i]).Any())
        .Select(i => text.Words[i].Key).Where(key => TermWeights.Of(key) > 0.9).Distinct();

    private static bool? NearestEnd(AnalysedText passage, string thing, int scale)
    {
        bool? nearest = null;
        var distance = Near + 1;
        for (var i = 0; i < passage.Words.Count; i++)
        {
            if (!passage.Words[i].Terms.Contains(thing)) continue;
            for (var j = Math.Max(0, i - Near); j < Math.Min(passage.Words.Count, i + Near + 1); j++)
            {
                if (Math.Abs(i - j) >= distance) continue;
                foreach (var end in WordGroups.EndsOf(passage.Words[j]).Where(end => end.Scale == scale))
                {
                    if (passage.Words[j].Terms.Any(term => passage.Polarity.Denied.Any(denied => denied.Contains(term))) || passage.Words[j].Clause != passage.Words[i].Clause) continue;
                    (nearest, distance) = (end.Second, Math.Abs(i - j));
                }
            }
        }

        return nearest;
    }

    // "A outperforms B" where the source says "B outperforms A".
    private static bool IsSwapped(AnalysedText claim, AnalysedText passage)
    {
        if (Sides(claim) is not { } ours || Sides(passage) is not { } theirs) return false;
        var straight = ours.Better.Count(theirs.Better.Contains) + ours.Worse.Count(theirs.Worse.Contains);
        var crossed = ours.Better.Count(theirs.Worse.Contains) + ours.Worse.Count(theirs.Better.Contains);
        var (roseTooHigh, fellTooLow) = (ours.Better.Any(theirs.Worse.Contains), ours.Worse.Any(theirs.Better.Contains));
        return (roseTooHigh && fellTooLow) || (crossed > straight && roseTooHigh && straight == 0);
    }

    private static (HashSet<string> Better, HashSet<string> Worse)? Sides(AnalysedText text)
    {
        var words = text.Words;
        var verb = Enumerable.Range(0, words.Count).FirstOrDefault(i => Comparers.Contains(words[i].Lower), -1);
        if (verb < 0) return null;
        var passive = verb > 0 && verb + 1 < words.Count && words[verb].Lower.EndsWith("ed", StringComparison.Ordinal) && words[verb + 1].Lower == "by";
        var reversed = Reversed.Contains(words[verb].Lower) || (words[verb].Lower == "than" && words.Take(verb).TakeLast(4).Any(word => Reversed.Contains(word.Lower)));
        var (before, after) = (Things(words.Take(verb)), Things(words.Skip(verb + 1)));
        var both = before.Intersect(after).ToHashSet(StringComparer.Ordinal);
        before.ExceptWith(both);
        after.ExceptWith(both);
        return passive != reversed ? (after, before) : (before, after);
    }

    private static HashSet<string> Things(IEnumerable<SpokenWord> words) =>
        words.Where(word => !word.Lower.EndsWith("ly", StringComparison.Ordinal)).SelectMany(word => word.Terms).Where(term => TermWeights.Of(term) > 1.2 && WordGroups.EndsOf(term).Count == 0).ToHashSet(StringComparer.Ordinal);
}
