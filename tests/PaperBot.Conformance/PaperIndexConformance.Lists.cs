using PaperBot.Indexing;
using PaperBot.Papers;
using Xunit;

namespace PaperBot.Conformance;

public abstract partial class PaperIndexConformance
{
    // In the order in which they come: the days are out of order, two share one, and one has a year only, another nothing at all.
    private static readonly Paper[] ListedPapers =
    [
        NewPaper("arxiv:1", "Sorting by day one") with { Year = 2020, Published = new DateOnly(2020, 5, 2) },
        NewPaper("arxiv:2", "Sorting by day two"),
        NewPaper("arxiv:3", "Sorting by day three") with { Year = 2023, Published = new DateOnly(2023, 1, 9), Authors = ["Ada Lovelace"] },
        NewPaper("arxiv:4", "Sorting by day four") with { Year = 2020 },
        NewPaper("arxiv:5", "Sorting by day five") with { Year = 2020, Published = new DateOnly(2020, 5, 2) },
        NewPaper("arxiv:6", "Sorting by day six"),
        NewPaper("arxiv:7", "Sorting by day seven") with { Year = 1999, Published = new DateOnly(1999, 12, 31) },
    ];

    [Fact]
    public async Task Papers_are_listed_from_the_newest_the_later_come_first_within_a_day_and_those_without_a_date_last()
    {
        await using var index = await OpenAsync("newest");
        await index.UpsertAsync(ListedPapers, Token);
        await AssertListedAsync(index, PaperFilter.None, PaperOrder.Newest, 10, 7, 3, 5, 1, 4, 7, 6, 2);
    }

    [Fact]
    public async Task Papers_are_listed_from_the_oldest_with_those_without_a_date_last_all_the_same()
    {
        await using var index = await OpenAsync("oldest");
        await index.UpsertAsync(ListedPapers, Token);
        await AssertListedAsync(index, PaperFilter.None, PaperOrder.Oldest, 10, 7, 7, 4, 5, 1, 3, 6, 2);
    }

    [Fact]
    public async Task A_list_tells_how_many_pass_however_few_are_wanted()
    {
        await using var index = await OpenAsync("counted");
        Assert.Equal(0, (await index.ListAsync(PaperFilter.None, PaperOrder.Newest, 5, Token)).Passing);
        await index.UpsertAsync(ListedPapers, Token);
        await AssertListedAsync(index, PaperFilter.None, PaperOrder.Newest, 0, 7);
        await AssertListedAsync(index, new PaperFilter { YearFrom = 2020 }, PaperOrder.Newest, 0, 4);
        await AssertListedAsync(index, new PaperFilter { YearFrom = 2020 }, PaperOrder.Newest, 2, 4, 3, 5);
        await AssertListedAsync(index, new PaperFilter { YearFrom = 2020 }, PaperOrder.Oldest, 3, 4, 4, 5, 1);
        await AssertListedAsync(index, new PaperFilter { HasAuthors = true }, PaperOrder.Oldest, 3, 1, 3);
        await AssertListedAsync(index, new PaperFilter { YearFrom = 2030 }, PaperOrder.Newest, 3, 0);
        await AssertListedAsync(index, new PaperFilter { HasYear = true }, PaperOrder.Newest, 6, 5, 3, 5, 1, 4, 7);
    }

    [Fact]
    public async Task A_list_longer_than_a_page_is_whole_and_in_order()
    {
        await using var index = await OpenAsync("long list");
        var first = new DateOnly(2001, 1, 1);
        await index.UpsertAsync(
            [.. Enumerable.Range(0, 700).Select(i => NewPaper($"arxiv:{i}", $"Paper of the day number {i}") with { Published = first.AddDays(i * 37 % 700), Year = first.AddDays(i * 37 % 700).Year })], Token);
        var listed = await index.ListAsync(PaperFilter.None, PaperOrder.Newest, 650, Token);
        Assert.Equal(700, listed.Passing);
        Assert.Equal(Enumerable.Range(0, 650).Select(i => first.AddDays(699 - i)), listed.First.Select(paper => paper.Published!.Value));
    }

    [Fact]
    public async Task Papers_of_one_day_that_are_more_than_wanted_are_cut_by_the_order_in_which_they_came()
    {
        await using var index = await OpenAsync("one day");
        await index.UpsertAsync([.. Enumerable.Range(0, 300).Select(i => NewPaper($"arxiv:{i}", $"Paper of the year number {i}") with { Year = 2024 })], Token);
        await AssertListedAsync(index, PaperFilter.None, PaperOrder.Newest, 4, 300, 299, 298, 297, 296);
        await AssertListedAsync(index, PaperFilter.None, PaperOrder.Oldest, 4, 300, 299, 298, 297, 296);
    }

    [Fact]
    public async Task A_merged_paper_is_listed_once_whole_and_where_it_first_came()
    {
        await using var index = await OpenAsync("listed once");
        await AddAsync(index, NewPaper("arxiv:1", "First of all titles") with { Year = 2020 }, NewPaper("arxiv:2", "Second of all titles") with { Year = 2020 }, NewPaper("doi:10.1/a", "Third of all titles"));
        await AddAsync(index, NewPaper("arxiv:1", "First of all titles", "Now with an abstract.") with { Year = 2020, OtherIds = [PaperId.Doi("10.1/a")] });
        var listed = await index.ListAsync(PaperFilter.None, PaperOrder.Newest, 10, Token);
        Assert.Equal(["arxiv:2", "arxiv:1"], listed.First.Select(paper => paper.Id.Text));
        Assert.Equal(2, listed.Passing);
        Assert.Equal("Now with an abstract.", listed.First[1].Abstract);
    }

    private static async Task AssertListedAsync(IPaperIndex index, PaperFilter filter, PaperOrder order, int limit, int passing, params int[] first)
    {
        var listed = await index.ListAsync(filter, order, limit, Token);
        Assert.Equal(first.Select(number => $"arxiv:{number}"), listed.First.Select(paper => paper.Id.Text));
        Assert.Equal(passing, listed.Passing);
    }
}
