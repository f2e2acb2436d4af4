using PaperBot.Papers;

namespace PaperBot.Sqlite.Tests.Digests;

/// <summary>Made-up papers of a few fields, in sentences as people write them; which field a paper is of is known, so that it is known whom it is for.</summary>
internal static class FortnightPapers
{
    public const string Author = "Ada Berg";

    private static readonly (string Topic, string Title, string Text)[] Fields =
    [
        ("glacier melt", "Predicting Glacier Melt", "Glacier melt is hard to predict because measurements are scarce. We propose a graph network that predicts glacier melt from satellite images."),
        ("machine translation", "Machine Translation of Rare Languages", "Machine translation needs large parallel corpora, which rare languages lack. We study machine translation by back-translation for twelve of them."),
        ("protein folding", "Protein Folding with Equivariant Networks", "Proteins fold in water. We introduce an equivariant network for protein folding that is more accurate than earlier ones."),
        ("flood forecasting", "Flood Forecasting from Rain Gauges", "Floods cause great damage in river valleys. This paper presents a recurrent network for flood forecasting from rain gauges."),
        ("train scheduling", "Train Scheduling by Column Generation", "Timetables are large optimisation problems. We solve train scheduling by column generation and reduce delays by nine percent."),
        ("image compression", "Image Compression with Diffusion Decoders", "Codecs blur at low rates. We propose an image compression codec whose decoder is a diffusion model."),
    ];

    public static int Count => Fields.Length;

    public static string TopicOf(int field) => Fields[field].Topic;

    /// <summary>A paper of a field; each has a subject of its own beside it.</summary>
    public static Paper Of(int number, int field)
    {
        var (_, title, text) = Fields[field];
        var (beside, year) = (MadeUpPapers.Of(number), 2026);
        return new Paper
        {
            Id = PaperId.ArXiv($"2603.{number:00000}"), Title = $"{title}: Study {number}", Abstract = $"{text} {beside.Abstract}", Year = year,
            Authors = HasAuthor(number) ? ["Lin Chen", Author] : ["Lin Chen"], Provenances = [new Provenance("made-up", "json", number + 1, number + 1)],
        };
    }

    public static bool HasAuthor(int number) => number % 7 == 0;
}
