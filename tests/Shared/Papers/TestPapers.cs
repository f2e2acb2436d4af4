using PaperBot.Papers;

namespace PaperBot.Tests.Shared;

/// <summary>Papers made up for the tests.</summary>
internal static class TestPapers
{
    public static Paper Glacier { get; } = Make(
        "2101.00001", "IceNet: Predicting Glacier Melt with Graph Networks", 2021,
        "Glacier melt is hard to predict because measurements are scarce. We propose IceNet, a graph network that predicts glacier melt from satellite images. "
        + "IceNet is trained on the AlpineMelt dataset of 12,000 satellite images. Experiments show that IceNet reduces the error of melt forecasts by 18.5% compared to regression baselines. "
        + "Our code is available at https://example.org/icenet.",
        "Ada Berg", "Lin Chen", "Omar Diaz");

    public static Paper Snow { get; } = Make(
        "2203.00002", "A Survey of Snow Cover Mapping from Satellite Images", 2022,
        "Snow cover mapping from satellite images supports water management. However, clouds hide large parts of the snow cover. In this paper, we survey forty methods for snow cover mapping and group them by sensor. "
        + "Our comparison shows that fusing radar and optical images gives the most reliable snow maps.",
        "Lin Chen");

    public static Paper River { get; } = Make(
        "2305.00003", "RiverFlow: Flood Forecasting with Recurrent Networks", 2023,
        "Floods cause great damage in river valleys. This paper presents RiverFlow, a recurrent network for flood forecasting from rain gauges. It needs no hydrological parameters. "
        + "RiverFlow forecasts floods up to three days ahead and outperforms physical models on 214 river gauges.");

    public static Paper Translation { get; } = Make(
        "2306.00004", "Back-Translation for Low-Resource Machine Translation", 2023,
        "Neural machine translation needs large parallel corpora, which low-resource languages lack. We study back-translation for twelve low-resource languages. "
        + "Back-translation improves the translation quality by 4.2 BLEU points on average. We release the parallel corpus for further research.");

    public static Paper[] All => [Glacier, Snow, River, Translation];

    public static Paper Make(string arXiv, string title, int? year, string text, params string[] authors) => new()
    {
        Id = PaperId.ArXiv(arXiv), Title = title, Year = year, Abstract = text, Authors = authors, Provenances = [new Provenance("made-up", "json", 1, 1)],
    };
}
