using PaperBot.LlamaCpp.Batching;
using Xunit;

namespace PaperBot.LlamaCpp.Tests.Batching;

public sealed class StopTextsTests
{
    [Fact]
    public void However_a_text_is_cut_into_pieces_it_ends_before_the_stop_text_that_is_complete_first()
    {
        var random = new Random(3);
        for (var round = 0; round < 2000; round++)
        {
            var text = Letters(random, 30);
            string[] stops = [Letters(random, 4), Letters(random, 3)];
            var first = stops.Select(stop => (At: text.IndexOf(stop, StringComparison.Ordinal), stop.Length)).Where(found => found.At >= 0)
                .OrderBy(found => found.At + found.Length).ThenBy(found => found.At).Select(found => found.At).FirstOrDefault(text.Length);

            var (passed, filter) = ("", new StopTexts(stops));
            for (var at = 0; at < text.Length && !filter.IsReached;)
            {
                var length = random.Next(1, Math.Min(6, text.Length - at + 1));
                passed += filter.Pass(text.Substring(at, length));
                at += length;
            }

            Assert.Equal(text[..first], passed + filter.Release());
        }
    }

    [Fact]
    public void Shares_of_prompts_are_equal_and_nobody_gets_more_than_needed()
    {
        Assert.Equal([10, 45, 45], BatchPlan.Shares([10, 400, 90], 100));
        Assert.Equal([1, 2, 3], BatchPlan.Shares([1, 2, 3], 100));
        Assert.Equal([0, 0, 1], BatchPlan.Shares([5, 5, 5], 1));
    }

    private static string Letters(Random random, int most) => string.Concat(Enumerable.Range(0, random.Next(1, most + 1)).Select(_ => (char)('a' + random.Next(2))));
}
