namespace PaperBot.Grounding;

/// <summary>
/// Sentence and sources → the verbatim quotes that say it, and how fully. A sentence is what its weighty terms are (see <see cref="TermWeights"/>);
/// numbers must agree, names must be known, and what is denied or turned round is refuted however many words agree.
/// </summary>
internal static class QuoteMatch
{
    /// <summary>Support from which a sentence counts as borne out by a source that it cites.</summary>
    public const double Sufficient = 0.6;

    /// <summary>Support from which a citation is added or corrected.</summary>
    public const double Strong = 0.75;

    private const double WorthASecondQuote = 0.12;
    private const int MostQuotes = 3;
    private const double NumberWeight = 4;

    // "Faster" stands in many abstracts and yet is all that such a sentence claims.
    private const double DirectionWeight = 2.5;
    private const int FewestWordsOfClaim = 3;
    private const double LeastShareOfClaim = 0.4;
    private const double AskedShare = 0.5;
    private const double TitleShare = 0.9;
    private const double ElsewhereShare = 0.5;

    /// <summary>What <paramref name="source"/> makes of <paramref name="claim"/>.</summary>
    public static QuoteSupport Of(AnalysedText claim, GroundingSource source) => Of(claim, [source]);

    /// <summary>What several sources make of <paramref name="claim"/> together, with at least one quote of each that has anything of it.</summary>
    public static QuoteSupport Of(AnalysedText claim, IReadOnlyList<GroundingSource> sources)
    {
        var weights = WeightsOf(claim);
        var total = weights.Values.Sum();
        var candidates = sources.SelectMany(source => source.Passages.Select(passage => new Candidate(source, passage, StrengthsOf(claim, passage.Text)))).ToList();
        if (candidates.Count == 0 || total <= 0) return new QuoteSupport([], 0, null);
        var chosen = Choose(claim, candidates, sources, weights, total);
        var quotes = chosen.Select(candidate => new GroundedQuote(candidate.Source.Number, candidate.Passage.Start, candidate.Passage.Length)).ToList();
        var used = sources.Where(source => chosen.Any(candidate => candidate.Source == source)).ToList();
        var strengths = StrengthsOf(claim, weights.Keys, chosen, used);
        var refuted = Refutation(claim, used, [.. chosen.Select(candidate => candidate.Passage.Text)]) ?? (AddsClaim(claim, weights, strengths) ? DropReason.NotSupported : null);
        return new QuoteSupport(quotes, SupportOf(claim, weights, strengths), refuted);
    }

    // What a draft only repeats of the question ("X makes Y cheaper by …") is no more than half a claim of its own where the source does not say it.
    private static double SupportOf(AnalysedText claim, Dictionary<string, double> weights, Dictionary<string, double> strengths)
    {
        var all = weights.Sum(pair => strengths[pair.Key] == 0 && claim.Question?.Terms.Contains(pair.Key) == true ? AskedShare * pair.Value : pair.Value);
        return weights.Sum(pair => pair.Value * strengths[pair.Key]) / all;
    }

    private static Dictionary<string, double> WeightsOf(AnalysedText claim)
    {
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        var numeric = claim.Numbers.Select(number => number.Word).ToHashSet();
        for (var i = 0; i < claim.Words.Count; i++)
        {
            if (numeric.Contains(i)) continue;
            var least = WordGroups.EndsOf(claim.Words[i]).Any() ? DirectionWeight : 0;
            foreach (var term in claim.Words[i].Terms) weights[term] = Math.Max(least, TermWeights.Of(term));
        }

        foreach (var number in claim.Numbers) weights[KeyOf(number)] = NumberWeight;
        return weights;
    }

    private static Dictionary<string, double> StrengthsOf(AnalysedText claim, AnalysedText passage)
    {
        var strengths = TermMatch.Of(claim, passage);
        foreach (var number in claim.Numbers.Where(number => passage.Numbers.Any(number.IsBorneOutBy))) strengths[KeyOf(number)] = 1;
        return strengths;
    }

    private static List<Candidate> Choose(AnalysedText claim, List<Candidate> candidates, IReadOnlyList<GroundingSource> sources, Dictionary<string, double> weights, double total)
    {
        var chosen = new List<Candidate>();
        foreach (var source in sources)
        {
            var best = candidates.Where(candidate => candidate.Source == source).MaxBy(candidate => Covered(weights, [.. chosen, candidate]));
            if (best is not null && Gain(best) >= (chosen.Count == 0 ? double.Epsilon : WorthASecondQuote)) chosen.Add(best);
        }

        if (chosen.Count == 0) return chosen;
        if (chosen.Count == 1) AddSecond();
        AddNumbers(chosen, candidates, claim);
        AddDenials(chosen, candidates, claim);
        return chosen;

        void AddSecond()
        {
            var second = candidates.Where(candidate => candidate != chosen[0]).MaxBy(candidate => Covered(weights, [.. chosen, candidate]));
            if (second is not null && Gain(second) >= WorthASecondQuote) chosen.Add(second);
        }

        double Gain(Candidate candidate) => (Covered(weights, [.. chosen, candidate]) - Covered(weights, chosen)) / total;
    }

    // A number that the chosen passages lack may stand in a further one that speaks of the same.
    private static void AddNumbers(List<Candidate> chosen, List<Candidate> candidates, AnalysedText claim)
    {
        foreach (var number in claim.Numbers)
        {
            if (chosen.Count >= MostQuotes || chosen.Any(candidate => Says(candidate, number))) continue;
            var further = candidates.FirstOrDefault(candidate => NumberBinding.Holds(claim, number, candidate.Passage.Text));
            if (further is not null) chosen.Add(further);
        }
    }

    // What the draft denies should be seen denied, even where another sentence has more of its words.
    private static void AddDenials(List<Candidate> chosen, List<Candidate> candidates, AnalysedText claim)
    {
        foreach (var denied in claim.Polarity.Denied)
        {
            if (chosen.Count >= MostQuotes || chosen.Any(candidate => Denies(candidate, denied))) continue;
            var further = candidates.FirstOrDefault(candidate => Denies(candidate, denied));
            if (further is not null) chosen.Add(further);
        }
    }

    private static bool Denies(Candidate candidate, IReadOnlyList<string> denied) => candidate.Passage.Text.Polarity.Denied.Any(group => 2 * group.Count(denied.Contains) >= group.Count);

    private static bool Says(Candidate candidate, StatedNumber number) => candidate.Passage.Text.Numbers.Any(number.IsBorneOutBy);

    private static double Covered(Dictionary<string, double> weights, List<Candidate> chosen) =>
        weights.Sum(pair => pair.Value * chosen.Select(candidate => candidate.Strengths.GetValueOrDefault(pair.Key)).DefaultIfEmpty(0).Max());

    // What the quotes say of each term, what the title says, and, for less, what the rest of the abstract has.
    private static Dictionary<string, double> StrengthsOf(AnalysedText claim, IEnumerable<string> keys, List<Candidate> chosen, List<GroundingSource> used)
    {
        var titles = used.Select(source => TermMatch.Of(claim, source.Title)).ToList();
        return keys.ToDictionary(key => key, StrengthOf, StringComparer.Ordinal);

        double StrengthOf(string key)
        {
            var quoted = chosen.Select(candidate => candidate.Strengths.GetValueOrDefault(key)).DefaultIfEmpty(0).Max();
            if (quoted >= TitleShare) return quoted;
            var title = TitleShare * titles.Select(terms => terms.GetValueOrDefault(key)).DefaultIfEmpty(0).Max();
            var elsewhere = used.Exists(source => source.Vocabulary.Contains(key)) ? ElsewhereShare : 0;
            return Math.Max(quoted, Math.Max(title, elsewhere));
        }
    }

    // A part of the sentence of which no source has much is a claim of its own, however true the rest is.
    private static bool AddsClaim(AnalysedText claim, Dictionary<string, double> weights, Dictionary<string, double> strengths)
    {
        var (words, weight, covered, clause) = (0, 0.0, 0.0, 0);
        foreach (var word in claim.Words.Append(new SpokenWord("", "and", [], claim.Text.Length, -1)))
        {
            if (word.Clause != clause || word.Lower == "and")
            {
                if (words >= FewestWordsOfClaim && covered < LeastShareOfClaim * weight) return true;
                (words, weight, covered, clause) = (0, 0, 0, word.Clause);
            }

            foreach (var term in word.Terms.Where(weights.ContainsKey))
                (weight, covered) = (weight + weights[term], covered + (weights[term] * strengths[term]));
            if (word.IsContent) words++;
        }

        return false;
    }

    private static DropReason? Refutation(AnalysedText claim, List<GroundingSource> used, List<AnalysedText> quotes)
    {
        if (claim.Numbers.Any(number => !IsBorneOut(claim, number, used, quotes))) return DropReason.NumberMismatch;
        if (ProperNames.In(claim).Any(name => !used.Any(source => ProperNames.IsKnown(name, claim, source)))) return DropReason.UnknownName;
        return Contradiction.Between(claim, quotes) || OthersWork.IsTakenFor(claim, quotes) || Overstatement.Is(claim, [.. used.SelectMany(source => source.Passages).Select(passage => passage.Text)]) ? DropReason.Contradiction : null;
    }

    private static bool IsBorneOut(AnalysedText claim, StatedNumber number, List<GroundingSource> used, List<AnalysedText> quotes) =>
        quotes.Any(quote => NumberBinding.Holds(claim, number, quote))
        || used.Any(source => source.Paper.Year == number.Value || source.Title.Numbers.Any(number.IsBorneOutBy));

    private static string KeyOf(StatedNumber number) => $"#{number.Kind}{number.Value}";

    private sealed record Candidate(GroundingSource Source, SourcePassage Passage, Dictionary<string, double> Strengths);
}
