using PaperBot.Text;

namespace PaperBot.Digests;

/// <summary>Which terms stand where in a batch of new papers. Filled paper by paper, then only read.</summary>
internal sealed class NewsTerms
{
    private const int MostPositions = ushort.MaxValue;

    private readonly Dictionary<string, List<TermPlace>> _places = new(StringComparer.Ordinal);

    /// <summary>The places of <paramref name="term"/>, by paper and then in the order of the text.</summary>
    public IReadOnlyList<TermPlace> PlacesOf(string term) => _places.TryGetValue(term, out var places) ? places : [];

    /// <summary>Adds the terms of paper number <paramref name="paper"/>, which is higher than all before.</summary>
    public void Add(int paper, IReadOnlyList<(string Term, ushort Sentence, ushort Position)> terms)
    {
        foreach (var (term, sentence, position) in terms)
        {
            if (!_places.TryGetValue(term, out var places)) _places[term] = places = [];
            places.Add(new TermPlace(paper, sentence, position));
        }
    }

    /// <summary>
    /// The terms of texts in order with the number of their text and their running number; the joined form of a hyphenated compound has that of its last part.
    /// </summary>
    public static IReadOnlyList<(string Term, ushort Sentence, ushort Position)> Of(IReadOnlyList<string> texts)
    {
        var terms = new List<(string, ushort, ushort)>();
        var position = -1;
        for (var sentence = 0; sentence < texts.Count; sentence++)
        {
            var end = 0;
            foreach (var word in TermAnalyzer.Words(texts[sentence]))
            {
                if (word.Start >= end) position++;
                if (position > MostPositions || sentence > MostPositions) return terms;
                terms.Add((word.Term, (ushort)sentence, (ushort)position));
                end = Math.Max(end, word.Start + word.Length);
            }

            // A phrase does not reach from one sentence into the next.
            position += 2;
        }

        return terms;
    }
}
