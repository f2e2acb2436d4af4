using PaperBot.Conformance;
using PaperBot.Indexing;
using PaperBot.Papers;
using Xunit;

namespace PaperBot.Tests.Indexing;

public sealed class IndexCopyTests
{
    private const int Papers = 5_000;

    private readonly InMemoryPaperIndex _source = new();
    private readonly InMemoryPaperIndex _target = new();
    private readonly FakeEmbedding _model = new("a");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_copy_holds_the_same_papers_in_the_same_order_with_their_embeddings_and_their_model()
    {
        await FillAsync(_source, Papers);
        await _source.SaveModelAsync(_model.Profile, new byte[] { 1, 2, 3 }, Token);
        var stages = new List<CopyProgress>();

        var report = await new IndexCopy(_source, _target, TimeProvider.System).RunAsync(merges: false, new Noted(stages), Token);

        Assert.True(report.IsVerified);
        Assert.Equal((Papers, 0, Papers), (report.Copied, report.AlreadyThere, report.EmbeddingsCopied));
        Assert.Equal(report.Source.ToString(), report.Target.ToString());
        Assert.Equal(await TextsAsync(_source), await TextsAsync(_target));
        Assert.Equal(await _source.GetStatusAsync(Token), await _target.GetStatusAsync(Token));
        Assert.Equal([1, 2, 3], (await _target.LoadModelAsync(_model.Profile, Token))!.Value.ToArray());
        var id = PaperOf(77).Id;
        Assert.Equal((await _source.GetAsync([id], Token))[0].Embedding.ToArray(), (await _target.GetAsync([id], Token))[0].Embedding.ToArray());
        Assert.Equal([CopyStage.Copying, CopyStage.Embedding, CopyStage.Verifying], stages.Select(progress => progress.Stage).Distinct());
        Assert.All(stages, progress => Assert.InRange(progress.Done, 0, progress.Total));
    }

    [Fact]
    public async Task A_copy_that_ends_at_any_write_is_completed_by_the_same_call()
    {
        await FillAsync(_source, Papers);
        await _source.SaveModelAsync(_model.Profile, new byte[] { 1 }, Token);
        var (reports, failures) = (new List<CopyReport>(), 0);
        while (reports.Count == 0)
        {
            try
            {
                reports.Add(await new IndexCopy(_source, new StoppedIndex(_target, writes: 1), TimeProvider.System).RunAsync(merges: false, progress: null, Token));
            }
            catch (IndexUnreachableException)
            {
                Assert.True(++failures < 50, "the copy does not get on");
            }
        }

        Assert.InRange(failures, 5, 50);
        Assert.True(reports[0].IsVerified);
        Assert.Equal(await TextsAsync(_source), await TextsAsync(_target));
        Assert.Equal(await _source.GetStatusAsync(Token), await _target.GetStatusAsync(Token));
    }

    [Fact]
    public async Task What_changed_in_the_source_since_the_last_copy_follows()
    {
        await FillAsync(_source, 100);
        await CopyAsync();
        var richer = PaperOf(5) with { Authors = ["Author 5", "Ada Berg"], OtherIds = [PaperId.Doi("10.1/5")], Provenances = [new Provenance("again", "json", 1, 1)] };
        await _source.UpsertAsync([richer, PaperOf(100)], Token);
        await EmbedAsync(_source);

        var report = await CopyAsync();

        Assert.True(report.IsVerified);
        Assert.Equal((2, 99, 1), (report.Copied, report.AlreadyThere, report.EmbeddingsCopied));
        Assert.Equal(["Author 5", "Ada Berg"], (await _target.GetAsync([PaperId.Doi("10.1/5")], Token))[0].Paper.Authors);
    }

    [Fact]
    public async Task A_target_with_other_papers_is_refused_and_left_alone()
    {
        await FillAsync(_source, 10);
        await _target.UpsertAsync([TestPapers.Glacier], Token);
        var refusal = await Assert.ThrowsAsync<OtherPapersException>(() => CopyAsync());
        Assert.Contains(TestPapers.Glacier.Title, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(1, (await _target.GetStatusAsync(Token)).PaperCount);
    }

    [Fact]
    public async Task A_target_that_knows_more_of_a_paper_than_the_source_is_refused()
    {
        await FillAsync(_source, 10);
        await _target.UpsertAsync([PaperOf(3) with { Authors = ["Somebody Else"] }], Token);
        await Assert.ThrowsAsync<OtherPapersException>(() => CopyAsync());
    }

    [Fact]
    public async Task Merged_into_other_papers_each_of_the_source_is_found_under_all_its_identifiers_and_nothing_is_lost()
    {
        await FillAsync(_source, 10);
        await _target.UpsertAsync([TestPapers.Glacier, PaperOf(3) with { Authors = ["Somebody Else"] }], Token);
        await EmbedAsync(_target);

        var report = await CopyAsync(merges: true);

        Assert.True(report.IsVerified);
        Assert.Equal((1, 0), (report.DifferingCount, report.MissingCount));
        Assert.Equal([PaperOf(3).Id], report.Differing);
        var status = await _target.GetStatusAsync(Token);
        Assert.Equal((11, 11, _model.Profile), (status.PaperCount, status.EmbeddedCount, status.Embedding));
        Assert.Equal(["Somebody Else"], (await _target.GetAsync([PaperOf(3).Id], Token))[0].Paper.Authors);
    }

    [Fact]
    public async Task Merged_into_papers_of_another_embedding_the_papers_come_without_theirs_and_the_report_says_so()
    {
        await FillAsync(_source, 10);
        await _target.UpsertAsync([TestPapers.Glacier], Token);
        var other = new FakeEmbedding("other");
        await new EmbedIndex(_target, ConfiguredEmbedding.Of(other.Active)).RunAsync(progress: null, Token);
        var report = await CopyAsync(merges: true);
        Assert.True(report is { IsVerified: true, KeptOtherEmbedding: true, EmbeddingsCopied: 0 });
        Assert.Equal(other.Profile, (await _target.GetStatusAsync(Token)).Embedding);
    }

    [Fact]
    public async Task Papers_that_the_target_holds_for_one_are_no_verified_copy_and_are_named()
    {
        // Two papers that only became alike in the source when a title was corrected.
        var before = new Provenance("list", "json", 1, 1);
        var (left, right) = (PaperOf(1) with { Id = PaperId.Doi("10.1/left") }, PaperOf(2) with { Provenances = [before] });
        await _source.UpsertAsync([left, right], Token);
        await _source.UpsertAsync([right with { Title = left.Title, Abstract = left.Abstract }], Token);
        Assert.Equal(2, (await _source.GetStatusAsync(Token)).PaperCount);

        var report = await CopyAsync();

        Assert.False(report.IsVerified);
        Assert.Equal((2, 1), (report.Source.Count, report.Target.Count));
        Assert.Equal([left.Id, right.Id], report.Differing);
        Assert.Equal(0, report.MissingCount);
    }

    [Fact]
    public void The_checksum_is_of_all_that_is_known_and_of_no_order()
    {
        var (left, right) = (Sum(TestPapers.All), Sum(TestPapers.All.Reverse()));
        Assert.Equal(left, right);
        Paper[] changed =
        [
            TestPapers.Glacier with { Title = "IceNet" }, TestPapers.Glacier with { Abstract = "Ice." }, TestPapers.Glacier with { Authors = ["Ada Berg", "Lin Chen Omar Diaz"] },
            TestPapers.Glacier with { Year = 2020 }, TestPapers.Glacier with { Published = new DateOnly(2021, 1, 1) }, TestPapers.Glacier with { Venue = "Ice" },
            TestPapers.Glacier with { Categories = ["cs.CL"] }, TestPapers.Glacier with { OtherIds = [PaperId.Doi("10.1/x")] }, TestPapers.Glacier with { Provenances = [] },
        ];
        Assert.Equal(changed.Length + 1, changed.Append(TestPapers.Glacier).Select(paper => Sum([paper])).Distinct().Count());
    }

    private static string Sum(IEnumerable<Paper> papers)
    {
        var sum = new PapersChecksum();
        foreach (var paper in papers) sum.Add(paper);
        return sum.ToString();
    }

    private Task<CopyReport> CopyAsync(bool merges = false) => new IndexCopy(_source, _target, TimeProvider.System).RunAsync(merges, progress: null, Token);

    private async Task FillAsync(InMemoryPaperIndex index, int count)
    {
        await index.UpsertAsync([.. Enumerable.Range(0, count).Select(PaperOf)], Token);
        await EmbedAsync(index);
    }

    private Task EmbedAsync(InMemoryPaperIndex index) => new EmbedIndex(index, ConfiguredEmbedding.Of(_model.Active)).RunAsync(progress: null, Token);

    private static async Task<List<string>> TextsAsync(InMemoryPaperIndex index) => await index.ReadAllAsync(Token).Select(paper => $"{paper.Id} {paper.Title} {paper.Abstract}").ToListAsync(Token);

    private static Paper PaperOf(int number) =>
        TestPapers.Make($"2401.{number:00000}", $"A Study of Gear Number {number} and its Wheels", 2024, $"Gear {number} turns wheel {number * 7}.", $"Author {number}");

    private sealed class Noted(List<CopyProgress> stages) : IProgress<CopyProgress>
    {
        public void Report(CopyProgress value) => stages.Add(value);
    }
}
