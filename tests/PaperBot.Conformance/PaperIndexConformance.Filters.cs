using PaperBot.Indexing;
using PaperBot.Papers;
using Xunit;

namespace PaperBot.Conformance;

public abstract partial class PaperIndexConformance
{
    private static readonly Paper[] FilterPapers =
    [
        NewPaper("arxiv:1", "Graph one") with { Year = 2019, Published = new DateOnly(2019, 3, 17), Authors = ["Ada Lovelace", "Li Wei"], Venue = "NeurIPS 2019", Provenances = [new Provenance("jan.txt", "daily-papers", 1, 1, "Mar 17")] },
        NewPaper("arxiv:2", "Graph two") with { Year = 2021, Authors = ["Yoshua Bengio"], Venue = "ACL", Provenances = [new Provenance("refs.bib", "bibtex", 1, 1)] },
        NewPaper("arxiv:3", "Graph three") with { Year = 2023, Published = new DateOnly(2023, 12, 31), Authors = ["Wei Zhang", "Élodie Martin"], Venue = "Findings of ACL", OtherIds = [PaperId.Doi("10.1/x")] },
        NewPaper("arxiv:4", "Graph four"),
    ];

    [Fact]
    public async Task Years_are_filtered_at_both_ends_and_papers_without_a_year_do_not_pass()
    {
        await AssertPassAsync(new PaperFilter { YearFrom = 2021 }, 2, 3);
        await AssertPassAsync(new PaperFilter { YearTo = 2021 }, 1, 2);
        await AssertPassAsync(new PaperFilter { YearFrom = 2020, YearTo = 2022 }, 2);
        await AssertPassAsync(new PaperFilter { YearFrom = 2030 });
        await AssertPassAsync(PaperFilter.None, 1, 2, 3, 4);
    }

    [Fact]
    public async Task Authors_pass_when_every_word_occurs_in_one_authors_name()
    {
        await AssertPassAsync(new PaperFilter { Authors = ["lovelace"] }, 1);
        await AssertPassAsync(new PaperFilter { Authors = ["Wei"] }, 1, 3);
        await AssertPassAsync(new PaperFilter { Authors = ["zhang wei"] }, 3);
        await AssertPassAsync(new PaperFilter { Authors = ["Lovelace Wei"] });
        await AssertPassAsync(new PaperFilter { Authors = ["ELODIE"] }, 3);
        await AssertPassAsync(new PaperFilter { Authors = ["bengio", "lovelace"] }, 1, 2);
        await AssertPassAsync(new PaperFilter { Authors = ["nobody"] });
    }

    [Fact]
    public async Task An_initial_or_the_first_four_letters_of_a_word_suffice_for_an_author_or_a_venue()
    {
        await AssertPassAsync(new PaperFilter { Authors = ["A. Lovelace"] }, 1);
        await AssertPassAsync(new PaperFilter { Authors = ["love"] }, 1);
        await AssertPassAsync(new PaperFilter { Authors = ["lov"] });
        await AssertPassAsync(new PaperFilter { Authors = ["W Zhan"] }, 3);
        await AssertPassAsync(new PaperFilter { Authors = ["B Lovelace"] });
        await AssertPassAsync(new PaperFilter { Authors = ["we"] });
        await AssertPassAsync(new PaperFilter { Venues = ["neur"] }, 1);
        await AssertPassAsync(new PaperFilter { Venues = ["find of a"] }, 3);
        await AssertPassAsync(new PaperFilter { Venues = ["ac"] });
        await AssertPassAsync(new PaperFilter { Authors = ["..."] });
    }

    [Fact]
    public async Task Venues_sources_and_pools_are_filtered()
    {
        await AssertPassAsync(new PaperFilter { Venues = ["acl"] }, 2, 3);
        await AssertPassAsync(new PaperFilter { Venues = ["neurips"] }, 1);
        await AssertPassAsync(new PaperFilter { Sources = ["bibtex"] }, 2);
        await AssertPassAsync(new PaperFilter { Sources = ["JAN"] }, 1);
        await AssertPassAsync(new PaperFilter { Sources = ["mar 17"] }, 1);
        await AssertPassAsync(new PaperFilter { Sources = ["json"] }, 3, 4);
        await AssertPassAsync(new PaperFilter { Ids = [PaperId.Parse("arxiv:4"), PaperId.Parse("doi:10.1/x"), PaperId.Parse("arxiv:99")] }, 3, 4);
        await AssertPassAsync(new PaperFilter { Ids = [PaperId.Parse("arxiv:99")] });
    }

    [Fact]
    public async Task Months_known_years_and_known_authors_are_filtered()
    {
        await AssertPassAsync(new PaperFilter { Month = 3 }, 1);
        await AssertPassAsync(new PaperFilter { Month = 12 }, 3);
        await AssertPassAsync(new PaperFilter { Month = 1 });
        await AssertPassAsync(new PaperFilter { HasYear = true }, 1, 2, 3);
        await AssertPassAsync(new PaperFilter { HasAuthors = true }, 1, 2, 3);
        await AssertPassAsync(new PaperFilter { HasAuthors = true, Month = 3, YearFrom = 2020 });
    }

    [Fact]
    public async Task Days_are_filtered_at_both_ends_and_papers_of_which_only_the_year_is_known_do_not_pass()
    {
        await AssertPassAsync(new PaperFilter { DayFrom = new DateOnly(2019, 3, 17) }, 1, 3);
        await AssertPassAsync(new PaperFilter { DayFrom = new DateOnly(2019, 3, 18) }, 3);
        await AssertPassAsync(new PaperFilter { DayTo = new DateOnly(2023, 12, 31) }, 1, 3);
        await AssertPassAsync(new PaperFilter { DayTo = new DateOnly(2023, 12, 30) }, 1);
        await AssertPassAsync(new PaperFilter { DayFrom = new DateOnly(2023, 12, 31), DayTo = new DateOnly(2023, 12, 31) }, 3);
        await AssertPassAsync(new PaperFilter { DayFrom = new DateOnly(2021, 1, 1), DayTo = new DateOnly(2021, 12, 31) });
        await AssertPassAsync(new PaperFilter { DayFrom = new DateOnly(2023, 1, 1), DayTo = new DateOnly(2022, 1, 1) });
    }

    [Fact]
    public async Task A_paper_that_a_later_record_gives_a_day_and_authors_passes_from_then_on()
    {
        await using var index = await OpenAsync("filled in");
        await AddAsync(index, NewPaper("arxiv:1", "Graph of one"), NewPaper("arxiv:2", "Graph of two"));
        Assert.Equal(0, (await index.ListAsync(new PaperFilter { Month = 5, HasAuthors = true, HasYear = true }, PaperOrder.Newest, 10, Token)).Passing);
        await AddAsync(index, NewPaper("arxiv:2", "Graph of two") with { Year = 2020, Published = new DateOnly(2020, 5, 1), Authors = ["Ada Lovelace"] });
        var found = await index.ListAsync(new PaperFilter { Month = 5, HasAuthors = true, HasYear = true }, PaperOrder.Newest, 10, Token);
        Assert.Equal("arxiv:2", Assert.Single(found.First).Id.Text);
    }

    [Fact]
    public async Task All_conditions_of_a_filter_must_hold()
    {
        await AssertPassAsync(new PaperFilter { YearFrom = 2020, Venues = ["acl"], Authors = ["martin"] }, 3);
        await AssertPassAsync(new PaperFilter { YearTo = 2020, Venues = ["acl"] });
    }

    [Fact]
    public async Task A_filter_changes_neither_scores_nor_document_frequencies()
    {
        await using var index = await OpenAsync("unfiltered");
        await index.UpsertAsync(FilterPapers, Token);
        var all = await index.SearchAsync(Words("graph three"), Token);
        var filtered = await index.SearchAsync(Words("graph three") with { Filter = new PaperFilter { YearFrom = 2023 } }, Token);
        Assert.Equal(all.DocumentFrequencies, filtered.DocumentFrequencies);
        Assert.Equal(all.PaperCount, filtered.PaperCount);
        Assert.Equal(all.Hits.Single(hit => hit.Id.Text == "arxiv:3"), Assert.Single(filtered.Hits));
    }

    private async Task AssertPassAsync(PaperFilter filter, params int[] expected)
    {
        await using var index = await OpenAsync("filter");
        if ((await index.GetStatusAsync(Token)).PaperCount == 0)
        {
            await index.UpsertAsync(FilterPapers, Token);
            await index.StoreEmbeddingsAsync(Profile("p"), [.. FilterPapers.Select(paper => new EmbeddedPaper(paper.Id, new float[] { 1, 0, 0 }))], Token);
            await index.ActivateEmbeddingAsync(Profile("p"), Token);
        }

        var ids = expected.Select(number => $"arxiv:{number}").ToArray();
        Assert.Equal(ids, (await FindAsync(index, Words("graph") with { Filter = filter })).Order());
        Assert.Equal(ids, (await FindAsync(index, new IndexQuery { Vector = new float[] { 1, 0, 0 }, Embedding = Profile("p"), Filter = filter, Limit = 10 })).Order());
        var listed = await index.ListAsync(filter, PaperOrder.Newest, 10, Token);
        Assert.Equal(ids, listed.First.Select(paper => paper.Id.Text).Order());
        Assert.Equal(ids.Length, listed.Passing);
    }
}
