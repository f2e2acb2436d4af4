using System.Collections.Frozen;
using PaperBot.Indexing;
using PaperBot.Papers;
using PaperBot.Text;

namespace PaperBot.Trends;

/// <summary>
/// Which papers are of a topic: those that have its words in title or abstract, close together when they are two to four. An abbreviation and its full form are one.
/// </summary>
internal sealed class NamedTopic
{
    /// <summary>Words of a topic that are looked at; the rest of a long one is left out.</summary>
    private const int MostTerms = 12;

    /// <summary>From so many words on they need not stand together: nobody writes a whole sentence twice.</summary>
    private const int FewestApart = 5;

    private const int RoomBetween = 2;
    private const int LongestText = 20_000;

    // Said of every topic; "question" or "state" on the other hand may be part of one.
    private static readonly FrozenSet<string> Asking = TermAnalyzer.Terms(
        "paper papers study studies research article articles literature publication publications work works recent recently new newest latest best good top trending trend trends topic topics about all show find")
        .ToFrozenSet(StringComparer.Ordinal);

    private readonly IReadOnlyList<IReadOnlyList<string>> _readings;

    private NamedTopic(IReadOnlyList<IReadOnlyList<string>> readings) => _readings = readings;

    /// <summary>The terms to search for; distinct.</summary>
    public IReadOnlyList<WeightedTerm> Terms => [.. _readings.SelectMany(reading => reading).Distinct(StringComparer.Ordinal).Select(term => new WeightedTerm(term))];

    /// <summary>Whether every paper with the one term is of the topic, so that none has to be read.</summary>
    public bool IsOneTerm => _readings is [{ Count: 1 }];

    /// <summary>The topic of <paramref name="text"/>; null when no word in it names one.</summary>
    public static NamedTopic? Of(string text)
    {
        var words = TermAnalyzer.Words(text.Length > LongestText ? text[..LongestText] : text);
        var typed = Telling(Plain(words));
        if (typed.Count == 0) return null;
        var readings = new List<IReadOnlyList<string>> { typed, Telling(PlainTerms(text.Replace("-", "", StringComparison.Ordinal))) };
        foreach (var expansion in EverydayWords.ExpansionsOf(text))
        {
            foreach (var alternative in expansion.Alternatives.Select(WithoutJoined).Where(alternative => IsSameInShort(expansion, alternative)))
                readings.Add(Telling([.. Plain([.. words.Take(expansion.FirstTerm)]), .. alternative, .. Plain([.. words.Skip(expansion.FirstTerm + expansion.TermCount)])]));
        }

        return new NamedTopic([.. readings.Where(reading => reading.Count > 0).DistinctBy(reading => string.Join(' ', reading))]);
    }

    /// <summary>Whether <paramref name="paper"/> is of the topic.</summary>
    public bool IsIn(Paper paper) => IsInText(paper.Title + "\n" + paper.Abstract);

    /// <summary>Whether the title alone is of it.</summary>
    public bool IsInTitle(Paper paper) => IsInText(paper.Title);

    /// <summary>The terms of <paramref name="text"/> in order, a hyphenated word as its parts.</summary>
    public static IReadOnlyList<string> PlainTerms(string text) => Plain(TermAnalyzer.Words(text.Length > LongestText ? text[..LongestText] : text));

    private bool IsInText(string text)
    {
        var terms = TermAnalyzer.Terms(text.Length > LongestText ? text[..LongestText] : text);
        var plain = (IReadOnlyList<string>?)null;
        return _readings.Any(reading => reading.All(terms.Contains) && (reading.Count == 1 || reading.Count >= FewestApart || StandTogether(reading, plain ??= PlainTerms(text))));
    }

    private static bool StandTogether(IReadOnlyList<string> wanted, IReadOnlyList<string> terms)
    {
        var room = wanted.Count + RoomBetween;
        for (var start = 0; start < terms.Count; start++)
        {
            if (!wanted.Contains(terms[start])) continue;
            var near = terms.Skip(start).Take(room).ToHashSet(StringComparer.Ordinal);
            if (wanted.All(near.Contains)) return true;
        }

        return false;
    }

    private static IReadOnlyList<string> Telling(IReadOnlyList<string> terms) =>
        [.. terms.Where(term => !Asking.Contains(term)).Distinct(StringComparer.Ordinal).Take(MostTerms)];

    // The joined form of a compound follows its parts and spans them.
    private static List<string> Plain(IReadOnlyList<Word> words)
    {
        var terms = new List<string>(words.Count);
        var end = 0;
        foreach (var word in words)
        {
            if (word.Start < end) continue;
            terms.Add(word.Term);
            end = word.Start + word.Length;
        }

        return terms;
    }

    private static IReadOnlyList<string> WithoutJoined(IReadOnlyList<string> terms) =>
        [.. terms.Where((term, i) => i < 2 || term != terms[i - 2] + terms[i - 1])];

    // "Large language models" and "LLMs"; "shrink" and "quantization" are said of different papers.
    private static bool IsSameInShort(Expansion expansion, IReadOnlyList<string> alternative)
    {
        var words = TermAnalyzer.Terms(expansion.Words);
        return alternative.Count > 1 ? words is [var typed] && Initials(alternative) == typed : alternative.Count == 1 && words.Count > 1 && Initials(WithoutJoined(words)) == alternative[0];
    }

    private static string Initials(IReadOnlyList<string> terms) => string.Concat(terms.Select(term => term[0]));
}
