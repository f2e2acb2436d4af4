using System.Collections.Frozen;
using PaperBot.Answering;
using PaperBot.Retrieval;
using PaperBot.Text;

namespace PaperBot.Digests;

/// <summary>Text of a topic → its words and fixed phrases with what papers may say in their place; weighed afterwards.</summary>
internal static class TopicUnits
{
    private const int MostUnits = 24;
    private const float SynonymShare = 0.6f;
    private const float FullShare = 1;

    // Beyond what is generic in questions: in a topic these only say that it is one.
    private static readonly FrozenSet<string> FieldWords = TermAnalyzer.Terms("AI system systems application applications technology technologies domain domains").ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The units of <paramref name="text"/> in order, all of weight 0; those within <paramref name="quoted"/> phrases are one each, and required.</summary>
    public static IReadOnlyList<TopicUnit> Of(string text, IReadOnlyList<string> quoted)
    {
        var units = new List<TopicUnit>();
        var rest = text;
        foreach (var phrase in quoted)
        {
            var terms = Plain(TermAnalyzer.Words(phrase)).Select(word => word.Term).ToList();
            if (terms.Count == 0) continue;
            units.Add(new TopicUnit(phrase, [new TopicForm(terms, FullShare)], 0, IsGeneric: false, IsRequired: true, IsUnknown: false));
            rest = rest.Replace(phrase, " ", StringComparison.Ordinal);
        }

        units.AddRange(Unquoted(rest, alone: units.Count == 0));
        return [.. units.Take(MostUnits)];
    }

    private static IEnumerable<TopicUnit> Unquoted(string text, bool alone)
    {
        var words = TermAnalyzer.Words(text);
        var asking = alone && words.All(word => IsAsking(text, word));
        var expansions = EverydayWords.ExpansionsOf(text).GroupBy(expansion => expansion.FirstTerm).ToDictionary(group => group.Key, group => group.First());
        for (var i = 0; i < words.Count;)
        {
            var count = expansions.TryGetValue(i, out var expansion) ? expansion.TermCount : CompoundLength(words, i);
            var own = words.Skip(i).Take(count).ToList();
            i += count;
            if (own.Count == 0 || (!asking && own.All(word => IsAsking(text, word)))) continue;
            yield return Unit(text, own, expansion?.Alternatives ?? [], i - count, i - 1);
        }
    }

    private static TopicUnit Unit(string text, List<Word> own, IReadOnlyList<IReadOnlyList<string>> alternatives, int first, int last)
    {
        var plain = Plain(own);
        var surface = text[own.Min(word => word.Start)..own.Max(word => word.Start + word.Length)];
        var forms = new List<TopicForm> { new([.. plain.Select(word => word.Term)], FullShare) { Ending = plain is [var only] ? NewsTerms.EndingOf(text, only) : 0 } };
        forms.AddRange(own.Where(word => !plain.Contains(word)).Select(joined => new TopicForm([joined.Term], FullShare)));
        foreach (var alternative in alternatives)
        {
            var terms = WithoutJoined(alternative);
            forms.Add(new TopicForm(terms, IsShortFor(surface, terms) || IsShortFor(string.Concat(terms), [.. plain.Select(word => word.Term)]) || AreSpellings(plain, terms) ? FullShare : SynonymShare));
        }

        return new TopicUnit(surface, forms, 0, plain.All(word => GenericWords.IsGeneric(text.Substring(word.Start, word.Length).ToLowerInvariant()) || FieldWords.Contains(word.Term)), IsRequired: false, IsUnknown: false) { Place = (first, last) };
    }

    // By the word and not its term: "recommender" asks for nothing.
    private static bool IsAsking(string text, Word word) => AskingWords.Contains(text.Substring(word.Start, word.Length).ToLowerInvariant());

    // "retrieval-augmented" is read as its parts and joined; the parts are one unit.
    private static int CompoundLength(IReadOnlyList<Word> words, int first)
    {
        for (var i = first + 1; i < words.Count && i < first + 6; i++)
            if (words[i].Start == words[first].Start) return i - first + 1;
        return 1;
    }

    /// <summary>Words without the joined forms of compounds.</summary>
    private static List<Word> Plain(IReadOnlyList<Word> words) =>
        [.. words.Where(word => !words.Any(other => other != word && other.Start >= word.Start && other.Start + other.Length <= word.Start + word.Length && other.Length < word.Length))];

    private static List<string> WithoutJoined(IReadOnlyList<string> terms) =>
        [.. terms.Where((term, i) => i < 2 || !(term.Length > terms[i - 2].Length + 1 && term.StartsWith(terms[i - 2][..Math.Max(2, terms[i - 2].Length - 2)], StringComparison.Ordinal)
            && term.Length >= terms[i - 2].Length + terms[i - 1].Length - 3))];

    /// <summary>Whether <paramref name="word"/> (RAG) is made of the first letters of <paramref name="terms"/>.</summary>
    private static bool IsShortFor(string word, List<string> terms)
    {
        var letters = word.ToLowerInvariant().TrimEnd('s');
        return terms.Count > 1 && letters.Length >= 2 && letters.Length <= terms.Count + 3 && letters[0] == terms[0][0]
            && terms.Count(term => letters.Contains(term[0], StringComparison.Ordinal)) == terms.Count;
    }

    private static bool AreSpellings(List<Word> own, List<string> terms) =>
        own.Count == 1 && terms.Count == 1 && Indexing.EditDistance.Between(own[0].Term, terms[0], 2) <= 2 && own[0].Term[0] == terms[0][0];
}
