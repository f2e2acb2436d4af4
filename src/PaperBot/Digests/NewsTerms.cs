using PaperBot.Text;

namespace PaperBot.Digests;

/// <summary>Which terms stand where in a batch of new papers. Filled paper by paper, then only read.</summary>
internal sealed class NewsTerms
{
    private const int Most = ushort.MaxValue - 2;

    private readonly Dictionary<string, List<TermPlace>> _places = new(StringComparer.Ordinal);

    /// <summary>The places of <paramref name="term"/>, by paper and then in the order of the text.</summary>
    public ReadOnlySpan<TermPlace> PlacesOf(string term) =>
        _places.TryGetValue(term, out var places) ? System.Runtime.InteropServices.CollectionsMarshal.AsSpan(places) : [];

    /// <summary>Adds the terms of the paper at place <paramref name="paper"/>, which is behind all before.</summary>
    public void Add(int paper, IReadOnlyList<(string Term, TermPlace Place)> terms)
    {
        foreach (var (term, place) in terms)
        {
            if (!_places.TryGetValue(term, out var places)) _places[term] = places = [];
            places.Add(place with { Paper = paper });
        }
    }

    /// <summary>The terms of a paper's sentences, the title first; the joined form of a hyphenated compound stands where its last part does.</summary>
    public static IReadOnlyList<(string Term, TermPlace Place)> Of(IReadOnlyList<string> sentences)
    {
        var terms = new List<(string, TermPlace)>();
        var position = -1;
        for (var sentence = 0; sentence < sentences.Count; sentence++)
        {
            var end = 0;
            foreach (var word in TermAnalyzer.Words(sentences[sentence]))
            {
                if (word.Start >= end) position++;
                if (position > Most || sentence > Most) return terms;
                terms.Add((word.Term, new TermPlace(0, (ushort)sentence, (ushort)position, EndingOf(sentences[sentence], word))));
                end = Math.Max(end, word.Start + word.Length);
            }

            // A phrase does not reach from one sentence into the next.
            position += 2;
        }

        return terms;
    }

    /// <summary>How many letters <paramref name="word"/> has more than its term in <paramref name="text"/>, a plural's aside.</summary>
    public static byte EndingOf(string text, Word word)
    {
        var length = word.Length > 3 && text[word.Start + word.Length - 1] is 's' ? word.Length - 1 : word.Length;
        return (byte)Math.Clamp(length - word.Term.Length, 0, byte.MaxValue);
    }
}
