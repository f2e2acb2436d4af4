using PaperBot.Answering;
using PaperBot.Papers;
using Xunit;

namespace PaperBot.Tests.Answering;

public class SearcherTests
{
    [Fact]
    public async Task Every_paper_stands_on_one_page_and_the_last_page_says_so()
    {
        var library = await Library.OfAsync([.. Enumerable.Range(0, 95).Select(Meadow)]);
        var seen = new List<PaperId>();
        SearchResults page;
        do
        {
            page = await library.Searcher.SearchAsync("soil moisture of meadows", seen.Count, 10, CancellationToken.None);
            seen.AddRange(page.Results.Select(result => result.Paper.Id));
        }
        while (page.HasMore);

        Assert.Equal(95, seen.Count);
        Assert.Equal(95, seen.Distinct().Count());
    }

    [Fact]
    public async Task Nothing_found_says_what_to_try()
    {
        var library = await Library.OfAsync(TestPapers.All);
        Assert.Contains("try other words", (await library.Searcher.SearchAsync("author:nobody", 0, 10, CancellationToken.None)).NoResults, StringComparison.Ordinal);
    }

    private static Paper Meadow(int number) => TestPapers.Make(
        $"2401.{number:00000}", $"Soil Moisture in Meadow {number}", 2024, $"We measure soil moisture of meadows with {number + 3} probes. In summer {number} the meadow was {(number % 7) + 1} percent drier than the soil of the forest.");
}
