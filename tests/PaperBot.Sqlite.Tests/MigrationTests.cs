using PaperBot.Indexing;
using PaperBot.Text;
using Xunit;

namespace PaperBot.Sqlite.Tests;

public sealed class MigrationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_new_file_gets_the_current_version_by_the_first_step()
    {
        await using (await SqlitePaperIndex.OpenAsync(_folder.File(), TestContext.Current.CancellationToken))
        {
        }

        using var database = Open();
        Assert.Equal((Schema.ApplicationId, Schema.Steps.Count), (Schema.ApplicationOf(database), Schema.VersionOf(database)));
    }

    [Fact]
    public async Task A_file_of_today_is_brought_to_a_later_version_and_keeps_its_papers()
    {
        await StoreAsync(5);
        var later = new SqliteIndexOptions { Steps = [.. Schema.Steps, database => database.Execute("ALTER TABLE paper ADD COLUMN stars INTEGER NOT NULL DEFAULT 3")] };
        for (var time = 0; time < 2; time++)
        {
            await using var index = await SqlitePaperIndex.OpenAsync(_folder.File(), later, TestContext.Current.CancellationToken);
            Assert.Equal(5, (await index.GetStatusAsync(TestContext.Current.CancellationToken)).PaperCount);
        }

        using var migrated = Open();
        Assert.Equal((Schema.Steps.Count + 1, 15), (Schema.VersionOf(migrated), (int)migrated.Number("SELECT sum(stars) FROM paper")!));
    }

    [Fact]
    public async Task A_step_that_fails_leaves_the_file_as_it_was()
    {
        await StoreAsync(5);
        var broken = new SqliteIndexOptions
        {
            Steps = [.. Schema.Steps, database => database.Execute("ALTER TABLE paper ADD COLUMN stars INTEGER"), database => database.Execute("ALTER TABLE nowhere ADD COLUMN x INTEGER")],
        };
        await Assert.ThrowsAsync<PaperIndexException>(() => SqlitePaperIndex.OpenAsync(_folder.File(), broken, TestContext.Current.CancellationToken));
        await using var index = await SqlitePaperIndex.OpenAsync(_folder.File(), TestContext.Current.CancellationToken);
        Assert.Equal(5, (await index.GetStatusAsync(TestContext.Current.CancellationToken)).PaperCount);
        using var database = Open();
        Assert.Equal(0, database.Number("SELECT count(*) FROM pragma_table_info('paper') WHERE name = 'stars'"));
    }

    [Fact]
    public async Task A_file_of_a_newer_version_is_refused_with_one_sentence()
    {
        await StoreAsync(1);
        using (var database = Open()) database.Execute($"PRAGMA user_version = {Schema.Steps.Count + 1}");
        var refusal = await Assert.ThrowsAsync<PaperIndexException>(() => SqlitePaperIndex.OpenAsync(_folder.File(), TestContext.Current.CancellationToken));
        Assert.Contains("made by a newer version of PaperBot; update PaperBot", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_taken_by_another_version_of_the_analyzer_are_taken_anew()
    {
        await StoreAsync(50);
        IndexHits expected;
        await using (var index = await SqlitePaperIndex.OpenAsync(_folder.File(), TestContext.Current.CancellationToken)) expected = await index.SearchAsync(Query(), TestContext.Current.CancellationToken);
        using (var database = Open())
        {
            database.Execute("DELETE FROM block");
            database.Execute("DELETE FROM segment");
            database.Execute("UPDATE paper SET title_terms = 1, abstract_terms = 1");
            database.Execute("UPDATE state SET terms_version = 0");
        }

        await Assert.ThrowsAsync<PaperIndexException>(() => SqlitePaperIndex.OpenAsync(_folder.File(), new SqliteIndexOptions { ReadOnly = true }, TestContext.Current.CancellationToken));
        await using var reopened = await SqlitePaperIndex.OpenAsync(_folder.File(), TestContext.Current.CancellationToken);
        var found = await reopened.SearchAsync(Query(), TestContext.Current.CancellationToken);
        Assert.NotEmpty(found.Hits);
        Assert.Equal(expected.Hits.OrderBy(hit => hit.Id), found.Hits.OrderBy(hit => hit.Id));
    }

    [Fact]
    public async Task A_file_from_before_lists_by_date_learns_days_and_authors_from_its_records()
    {
        var token = TestContext.Current.CancellationToken;
        await using (var index = await SqlitePaperIndex.OpenAsync(_folder.File(), token))
        {
            await index.UpsertAsync([.. MadeUpPapers.Take(30).Select((paper, day) => paper with { Published = new DateOnly(2020, 6, day + 1), Year = 2020, Authors = day % 3 == 0 ? [] : ["Ada Lovelace"] })], token);
        }

        using (var database = Open()) database.Execute("ALTER TABLE paper DROP COLUMN day; ALTER TABLE paper DROP COLUMN authors; PRAGMA user_version = 1");
        await using var reopened = await SqlitePaperIndex.OpenAsync(_folder.File(), token);
        var listed = await reopened.ListAsync(new PaperFilter { Month = 6, HasAuthors = true }, PaperOrder.Newest, 1, token);
        Assert.Equal((20, new DateOnly(2020, 6, 30)), (listed.Passing, listed.First[0].Published));
    }

    private async Task StoreAsync(int papers)
    {
        await using var index = await SqlitePaperIndex.OpenAsync(_folder.File(), TestContext.Current.CancellationToken);
        await index.UpsertAsync([.. MadeUpPapers.Take(papers)], TestContext.Current.CancellationToken);
    }

    private Database Open() => new($"Data Source={_folder.File()};Pooling=False");

    private static IndexQuery Query() => new()
    {
        Terms = [.. TermAnalyzer.Terms(MadeUpPapers.Of(5).Title).Distinct().Select(term => new WeightedTerm(term))],
        Limit = 10,
    };
}
