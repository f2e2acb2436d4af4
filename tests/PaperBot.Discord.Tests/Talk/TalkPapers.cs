using PaperBot.Papers;

namespace PaperBot.Discord.Tests.Talk;

/// <summary>The library of the talk: the made-up papers of the other tests, and enough of one kind to fill pages.</summary>
internal static class TalkPapers
{
    public const string GlacierId = "2101.00001";

    public static IReadOnlyList<Paper> All => [.. TestPapers.All, .. Enumerable.Range(0, 20).Select(Filler)];

    private static Paper Filler(int number) => TestPapers.Make(
        $"2401.{number:00000}", $"Soil Moisture Study {number} of Mountain Meadows", 2024,
        $"Soil moisture of mountain meadows changes with the season. This study number {number} measures soil moisture with {number + 3} probes in mountain meadows. "
        + $"The measurements show that soil moisture falls by {number + 1} percent in dry summers.");
}
