using PaperBot.Grounding;
using PaperBot.Papers;
using PaperBot.Prompting;
using PaperBot.Text;

namespace PaperBot.Evaluation;

/// <summary>
/// Cites each paper for sentences that people wrote of it, for the same sentences with one thing made untrue, and for sentences of other papers,
/// and counts what the grounding lets through.
/// </summary>
public static class GroundingEvaluation
{
    private static readonly string[] Kinds = ["abstract's own", GroundingQuality.OwnKind, "random paper", "most similar paper", "number changed", "denied", "direction turned", "name changed", "foreign claim added"];

    /// <summary>Measures over <paramref name="cases"/>.</summary>
    public static GroundingQuality Run(IReadOnlyList<GroundingCase> cases)
    {
        ArgumentNullException.ThrowIfNull(cases);
        var terms = cases.Select(given => TermAnalyzer.Terms(given.Paper.Title + " " + given.Paper.Abstract).ToHashSet(StringComparer.Ordinal)).ToList();
        var (accepted, all) = (new int[Kinds.Length], new int[Kinds.Length]);
        var (quotes, verbatim) = (0, 0);
        var names = cases.SelectMany(given => given.Statements).Select(AlteredStatement.NameIn).OfType<string>().Distinct().ToList();
        for (var i = 0; i < cases.Count; i++)
        {
            var (own, similar, random) = (Shown(cases[i].Paper), Shown(cases[Nearest(terms, i)].Paper), Shown(cases[(i + (cases.Count / 2)) % cases.Count].Paper));
            foreach (var sentence in own.Sentences.Take(3)) Count(0, sentence.Text, own);
            foreach (var statement in cases[i].Statements)
            {
                var isTrue = Count(1, statement, own);
                if (cases.Count > 1) Count(2, statement, random);
                if (cases.Count > 1) Count(3, statement, similar);
                if (!isTrue) continue;
                Count(4, AlteredStatement.Number(statement), own);
                Count(5, AlteredStatement.Denial(statement), own);
                Count(6, AlteredStatement.Direction(statement), own);
                if (cases.Count > 1) Count(8, AlteredStatement.Extended(statement, cases[(i + Math.Max(1, cases.Count / 3)) % cases.Count].Statements[0]), own);
                if (names.Count > 1) Count(7, AlteredStatement.Name(statement, OtherName(names, cases[i].Paper, i)), own);
            }
        }

        return new GroundingQuality([.. Kinds.Select((kind, i) => new GroundingTally(kind, i < 2, accepted[i], all[i])).Where(tally => tally.All > 0)], quotes, verbatim);

        bool Count(int kind, string? statement, PromptSource source)
        {
            if (statement is null) return false;
            all[kind]++;
            var grounded = new SentenceCheck([source]).Check(new DraftSentence(statement, [1], null)).Grounded;
            if (grounded is null) return false;
            accepted[kind]++;
            quotes += grounded.Quotes.Count;
            verbatim += grounded.Quotes.Count(quote => source.Sentences.Any(sentence => sentence.Text == source.Source.Paper.Abstract.Substring(quote.Start, quote.Length)));
            return true;
        }
    }

    /// <summary>A paper as source 1 with all its sentences.</summary>
    internal static PromptSource Shown(Paper paper) =>
        new(new Source(1, paper, 1), [.. SentenceSplitter.Split(paper.Abstract).Select(sentence => new SourceSentence(sentence.Text, 1))]);

    private static string OtherName(List<string> names, Paper paper, int i) =>
        Enumerable.Range(i, names.Count).Select(at => names[at % names.Count]).FirstOrDefault(name => !paper.Abstract.Contains(name, StringComparison.OrdinalIgnoreCase) && !paper.Title.Contains(name, StringComparison.OrdinalIgnoreCase)) ?? "XqzNet";

    private static int Nearest(List<HashSet<string>> terms, int own)
    {
        var (best, most) = (own, -1.0);
        for (var other = 0; other < terms.Count; other++)
        {
            if (other == own) continue;
            var shared = terms[own].Count(terms[other].Contains) / Math.Sqrt(terms[own].Count * (double)terms[other].Count);
            if (shared > most) (best, most) = (other, shared);
        }

        return best;
    }
}
