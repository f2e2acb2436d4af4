using FsCheck;
using FsCheck.Fluent;
using PaperBot.Prompting;
using Xunit;

namespace PaperBot.Tests.Prompting;

public sealed class SentenceChoiceTests
{
    private const int LongestSentence = 40;

    private static readonly Arbitrary<(SentenceCosts[] Blocks, int Room, int More)> Cases = (
        from blocks in (
            from opening in Gen.Choose(0, 20)
            from sentences in Gen.Zip(Gen.Choose(1, LongestSentence), Gen.Choose(-3, 3)).ArrayOf()
            select new SentenceCosts(opening, [.. sentences.Select(sentence => sentence.Item1)], [.. sentences.Select(sentence => (double)sentence.Item2)])).ArrayOf()
        from room in Gen.Choose(-5, 400)
        from more in Gen.Choose(0, 200)
        select (blocks, room, more)).ToArbitrary();

    [Fact]
    public void What_is_chosen_never_takes_more_than_there_is_room() => Prop.ForAll(Cases, example =>
    {
        var chosen = SentenceChoice.Choose(example.Blocks, example.Room);
        return Cost(example.Blocks, chosen) <= Math.Max(0, example.Room);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_sentences_is_kept_and_none_is_chosen_twice() => Prop.ForAll(Cases, example =>
        SentenceChoice.Choose(example.Blocks, example.Room).All(sentences => sentences.SequenceEqual(sentences.Distinct().Order()))).QuickCheckThrowOnFailure();

    [Fact]
    public void No_sentence_is_left_out_for_a_less_important_one() => Prop.ForAll(Cases, example =>
    {
        var (blocks, room) = (example.Blocks, Math.Max(example.Room, LongestSentence + 20));
        var chosen = SentenceChoice.Choose(blocks, room);
        var kept = Priorities(blocks, (block, sentence) => chosen[block].Contains(sentence));
        var left = Priorities(blocks, (block, sentence) => !chosen[block].Contains(sentence));
        return kept.Count == 0 || left.Count == 0 || kept.Min() >= left.Max();
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void More_room_only_adds() => Prop.ForAll(Cases, example =>
    {
        // With room for the longest sentence alone, as every real context has; below it a longer one may take the place of shorter ones.
        var room = Math.Max(example.Room, LongestSentence + 20);
        var (less, more) = (SentenceChoice.Choose(example.Blocks, room), SentenceChoice.Choose(example.Blocks, room + example.More));
        return less.Zip(more).All(pair => pair.First.All(pair.Second.Contains));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void With_the_least_room_something_is_shown_and_with_less_nothing() => Prop.ForAll(Cases, example =>
    {
        var blocks = example.Blocks.Where(block => block.Sentences.Count > 0).ToList();
        if (blocks.Count == 0) return true;
        var least = SentenceChoice.LeastRoom(blocks, 1);
        return SentenceChoice.Suffices(SentenceChoice.Choose(blocks, least), 1) && !SentenceChoice.Suffices(SentenceChoice.Choose(blocks, least - 1), 1);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_sentence_longer_than_all_the_room_is_passed_over()
    {
        SentenceCosts[] blocks = [new(2, [900, 5, 4], [9, 2, 1])];

        Assert.Equal([1, 2], SentenceChoice.Choose(blocks, 20)[0]);
    }

    [Fact]
    public void Priorities_that_are_no_numbers_come_last() => Assert.Equal([1], SentenceChoice.Choose([new(0, [5, 5], [double.NaN, -9])], 8)[0]);

    [Fact]
    public void Groups_fit_keep_the_order_and_lose_nothing() => Prop.ForAll(
        Gen.Choose(1, 120).Select(cost => (long)cost).ArrayOf().ToArbitrary(), Gen.Choose(1, 300).ToArbitrary(), (costs, room) =>
        {
            var sizes = SourceGroups.Sizes(costs, room);
            var next = 0;
            foreach (var size in sizes)
            {
                if (size is < 1 or > SourceGroups.MostSources || (size > 1 && costs.Skip(next).Take(size).Sum() > room)) return false;
                next += size;
            }

            return next == costs.Length;
        }).QuickCheckThrowOnFailure();

    private static long Cost(SentenceCosts[] blocks, IReadOnlyList<IReadOnlyList<int>> chosen) =>
        blocks.Zip(chosen, (block, sentences) => sentences.Count == 0 ? 0L : block.Opening + sentences.Sum(sentence => (long)block.Sentences[sentence])).Sum();

    private static List<double> Priorities(SentenceCosts[] blocks, Func<int, int, bool> take) =>
        [.. from block in Enumerable.Range(0, blocks.Length) from sentence in Enumerable.Range(0, blocks[block].Sentences.Count) where take(block, sentence) select blocks[block].Priorities[sentence]];
}
