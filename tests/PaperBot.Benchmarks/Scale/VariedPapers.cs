using PaperBot.Papers;
using PaperBot.Text;

namespace PaperBot.Benchmarks.Scale;

/// <summary>
/// Makes further papers of real ones: half of the sentences come from papers that were read shortly before, the title is put together of two, authors and venue
/// are mixed, and each bears a name of its own, so that new words come as fast as they do in the real corpus (1.1 a paper). The same papers give the same.
/// </summary>
internal sealed class VariedPapers
{
    private const int WindowPapers = 4_096;
    private const int NameSyllables = 4;
    private static readonly string[] Syllables =
    [
        "ba", "cor", "di", "fel", "gra", "hu", "jin", "ka", "lem", "mo", "nur", "pe", "qua", "ri", "sol", "ta", "ul", "vex", "wi", "xan", "yo", "zet", "bri", "clo",
        "dra", "fy", "glo", "hex", "iv", "jo", "kir", "lu",
    ];

    private readonly List<(Paper Paper, IReadOnlyList<Sentence> Sentences)> _window = new(WindowPapers);
    private readonly Random _random = new(20_261_121);
    private int _place;
    private uint _made;

    /// <summary>Takes a real paper into the window that sentences are drawn from.</summary>
    public void Remember(Paper paper) => Remember(paper, SentenceSplitter.Split(paper.Abstract));

    /// <summary>A paper like <paramref name="paper"/>, which it remembers, that differs from all others.</summary>
    public Paper Vary(Paper paper)
    {
        var name = Name(_made++);
        var (first, second) = (Any(), Any());
        var own = SentenceSplitter.Split(paper.Abstract);
        Remember(paper, own);
        var sentences = own.Select((sentence, place) => _random.Next(4) switch
        {
            0 when place < first.Sentences.Count => first.Sentences[place].Text,
            1 when place < second.Sentences.Count => second.Sentences[place].Text,
            _ => sentence.Text,
        });
        return paper with
        {
            Id = PaperId.Doi($"10.55555/varied.{_made}"),
            OtherIds = [],
            Title = $"{name}: {Half(paper.Title, first: true)} {Half(first.Paper.Title, first: false)}",
            Abstract = paper.Abstract.Length == 0 ? "" : string.Join(' ', sentences),
            Authors = [.. second.Paper.Authors.Take(1), .. paper.Authors.Skip(1)],
            Venue = first.Paper.Venue,
            Year = paper.Year,
        };
    }

    private void Remember(Paper paper, IReadOnlyList<Sentence> sentences)
    {
        if (_window.Count < WindowPapers) _window.Add((paper, sentences));
        else _window[_place++ % WindowPapers] = (paper, sentences);
    }

    private (Paper Paper, IReadOnlyList<Sentence> Sentences) Any() => _window[_random.Next(_window.Count)];

    private static string Half(string title, bool first)
    {
        var middle = title.IndexOf(' ', title.Length / 2);
        return middle < 0 ? title : first ? title[..middle] : title[(middle + 1)..];
    }

    /// <summary>A word for each number, neighbours unlike one another.</summary>
    private static string Name(uint number)
    {
        var (mixed, name) = (number * 2654435761u, "");
        for (var syllable = 0; syllable < NameSyllables; syllable++) name += Syllables[(int)(mixed >> (27 - (5 * syllable))) % Syllables.Length];
        return char.ToUpperInvariant(name[0]) + name[1..] + Syllables[(int)(number >> 20) % Syllables.Length];
    }
}
