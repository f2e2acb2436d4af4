namespace PaperBot.Grounding;

/// <summary>Whether a passage gives a number to something else than a draft does: another version, another data set, or the other of two things it counts.</summary>
internal static class NumberOwner
{
    private const int Reach = 3;
    private const int Near = 8;
    private const double LeastWeight = 0.7;

    /// <summary>Whether <paramref name="passage"/> has <paramref name="number"/> of <paramref name="claim"/>, but of another thing.</summary>
    public static bool IsAnother(AnalysedText claim, StatedNumber number, AnalysedText passage) =>
        IsOfAnotherVersion(claim, number, passage) || IsOfAnotherPlace(claim, number, passage) || IsOfAnotherThing(claim, number, passage);

    // "top-1" for "top-5", "EfficientNet-B0" for "EfficientNet-B7".
    private static bool IsOfAnotherVersion(AnalysedText claim, StatedNumber number, AnalysedText passage)
    {
        for (var i = Math.Max(0, number.Word - Near); i < Math.Min(claim.Words.Count, number.Word + Near + 1); i++)
        {
            if (VersionOf(claim.Words[i]) is not { } own || passage.Words.Any(word => word.Lower == claim.Words[i].Lower)) continue;
            if (passage.Words.Any(word => VersionOf(word) is { } other && other.Base.Equals(own.Base, StringComparison.Ordinal) && other.Version != own.Version)) return true;
        }

        return false;
    }

    private static (string Base, string Version)? VersionOf(SpokenWord word)
    {
        var dash = word.Lower.LastIndexOf('-');
        if (dash < 2 || !char.IsLetter(word.Lower[0])) return null;
        var version = word.Lower[(dash + 1)..];
        return version.Length is > 0 and <= 3 && char.IsAsciiDigit(version[^1]) ? (word.Lower[..dash], version) : null;
    }

    // "on LSUN" for "on CIFAR-10".
    private static bool IsOfAnotherPlace(AnalysedText claim, StatedNumber number, AnalysedText passage)
    {
        if (claim.Numbers.Count > 1) return false;
        var places = PlacesOf(claim).ToList();
        return number.Kind is not NumberKind.Times && places.Count > 0 && !places.Exists(place => place.Terms.Any(passage.Terms.Contains))
            && (PlacesOf(passage).Any() || (passage.Words.Count > 0 && passage.Words[0].Lower == "on"));
    }

    private static IEnumerable<SpokenWord> PlacesOf(AnalysedText text)
    {
        for (var i = 0; i < text.Words.Count; i++)
        {
            if (text.Words[i].Lower != "on") continue;
            var place = text.Words.Skip(i + 1).Take(2).FirstOrDefault(word => word.Typed.AsSpan(1).IndexOfAnyInRange('A', 'Z') >= 0);
            if (place is not null) yield return place;
        }
    }

    // Of two numbers of one kind, each stands nearest to what it is said of: "45 frames a second, and a small version runs at 155".
    private static bool IsOfAnotherThing(AnalysedText claim, StatedNumber number, AnalysedText passage)
    {
        var same = passage.Numbers.Where(number.IsBorneOutBy).ToList();
        var others = passage.Numbers.Where(other => other.Kind == number.Kind && !same.Contains(other) && !claim.Numbers.Any(stated => stated.IsBorneOutBy(other))).ToList();
        if (same.Count == 0 || others.Count == 0) return false;
        var before = claim.Words.Take(number.Word).Where(IsThing).TakeLast(Reach).ToList();
        var behind = claim.Words.Skip(number.Word + 1).Where(IsThing).Take(1).ToList();
        return AllPointAway(before) && (behind.Count == 0 || AllPointAway(behind) || before.Exists(word => word.Clause == claim.Words[number.Word].Clause));

        bool AllPointAway(List<SpokenWord> things)
        {
            var votes = things.SelectMany(word => word.Terms).Distinct().Select(Vote).OfType<bool>().ToList();
            return votes.Count > 0 && !votes.Contains(true);
        }

        bool? Vote(string term)
        {
            var places = Enumerable.Range(0, passage.Words.Count).Where(i => passage.Words[i].Terms.Contains(term)).ToList();
            if (places.Count == 0) return null;
            var (near, far) = (places.Min(place => Distance(place, same)), places.Min(place => Distance(place, others)));
            return near == far ? null : near < far;
        }

        int Distance(int place, List<StatedNumber> numbers) =>
            numbers.Min(other => Math.Abs(other.Word - place) + (passage.Words[other.Word].Clause == passage.Words[place].Clause ? 0 : 3));

        static bool IsThing(SpokenWord word) => word.IsContent && IsWeighty(word) && !char.IsAsciiDigit(word.Typed[0]);
    }

    private static bool IsWeighty(SpokenWord word) => word.Terms.Any(term => TermWeights.Of(term) > LeastWeight);
}
