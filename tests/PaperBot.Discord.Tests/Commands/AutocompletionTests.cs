using PaperBot.Answering;
using PaperBot.Conversations;
using PaperBot.Discord.Commands;
using PaperBot.Discord.Tests.Gateway;
using PaperBot.Indexing;
using PaperBot.Papers;
using PaperBot.Sqlite;
using Xunit;

namespace PaperBot.Discord.Tests.Commands;

/// <summary>What is offered while somebody types.</summary>
public sealed class AutocompletionTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly CapturedLog<Autocompletion> _log = new();
    private readonly ManualTime _time = new();
    private SqlitePaperIndex _index = null!;

    public async ValueTask InitializeAsync()
    {
        _index = await SqlitePaperIndex.OpenAsync(_folder.File(), CancellationToken.None);
        await _index.UpsertAsync(
            [
                Paper(PaperId.ArXiv("1706.03762"), "Attention Is All You Need", 2017), Paper(PaperId.ArXiv("2106.09685"), "LoRA: Low-Rank Adaptation of Large Language Models", 2021),
                Paper(PaperId.Doi("10.1000/ABC.7"), "A Study of Attention", null), Paper(PaperId.Acl("P06-1112"), "Parsing in Many Ways", 2006),
                .. Enumerable.Range(0, 40).Select(number => Paper(PaperId.ArXiv($"2401.{number:00000}"), $"Graph networks, part {number}", 2024)),
            ],
            CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _index.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("atten", "Attention Is All You Need (2017)", "arxiv:1706.03762")]
    [InlineData("lora low-rank adaptatoin", "LoRA: Low-Rank Adaptation of Large Language Models (2021)", "arxiv:2106.09685")]
    [InlineData("1706.03762", "Attention Is All You Need (2017)", "arxiv:1706.03762")]
    [InlineData("arXiv:1706", "Attention Is All You Need (2017)", "arxiv:1706.03762")]
    [InlineData("https://arxiv.org/abs/1706.03762v5", "Attention Is All You Need (2017)", "arxiv:1706.03762")]
    [InlineData("arXiv: 1706.03762", "Attention Is All You Need (2017)", "arxiv:1706.03762")]
    [InlineData("10.1000/ABC", "A Study of Attention", "doi:10.1000/abc.7")]
    [InlineData("https://doi.org/10.1000/abc.7", "A Study of Attention", "doi:10.1000/abc.7")]
    [InlineData("P06-1112", "Parsing in Many Ways (2006)", "acl:P06-1112")]
    public async Task A_paper_is_found_by_its_title_or_identifier(string typed, string name, string value)
    {
        var choices = await ChoicesAsync(typed);
        Assert.Equal((name, value), (choices[0].Name, choices[0].Value));
    }

    [Fact]
    public async Task At_most_25_are_offered_and_always_the_same()
    {
        var choices = await ChoicesAsync("graph networks");
        Assert.Equal(25, choices.DistinctBy(choice => choice.Value).Count());
        Assert.Equal(choices, await ChoicesAsync("graph networks"));
    }

    [Fact]
    public async Task While_nothing_is_typed_the_first_papers_are_offered()
    {
        var choices = await ChoicesAsync("");
        Assert.Equal((25, "Attention Is All You Need (2017)"), (choices.Count, choices[0].Name));
    }

    [Theory]
    [InlineData("zzzzzzzzzzzz")]
    [InlineData("\ud83d\ude00")]
    [InlineData("\ud800")]
    [InlineData("'; DROP TABLE paper; --")]
    public async Task What_nothing_resembles_offers_nothing(string typed) => Assert.Empty(await ChoicesAsync(typed));

    [Fact]
    public async Task The_longest_text_that_can_be_typed_is_no_trouble()
    {
        await ChoicesAsync(new string('a', 6_000));
        await ChoicesAsync(string.Concat(Enumerable.Repeat("graph ", 1_000)));
        await ChoicesAsync(string.Concat(Enumerable.Repeat("a\u0301\u0302", 2_000)));
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public async Task A_call_in_which_nothing_is_typed_offers_nothing() =>
        Assert.Empty(await Completion(_ => Task.FromResult(Library())).ChoicesAsync(Call("x") with { Focused = null }, CancellationToken.None));

    [Fact]
    public async Task A_search_that_takes_too_long_is_not_waited_for()
    {
        var never = new TaskCompletionSource<Library>();
        var choices = Completion(_ => never.Task).ChoicesAsync(Call("x"), CancellationToken.None);
        Assert.False(choices.IsCompleted);
        _time.Advance(Autocompletion.Patience);
        Assert.Empty(await choices.WaitAsync(TimeSpan.FromMinutes(1)));
        Assert.Contains("200 ms", Assert.Single(_log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_library_that_cannot_be_read_offers_nothing_and_is_logged()
    {
        Assert.Empty(await Completion(_ => throw new PaperIndexException("The file is damaged.")).ChoicesAsync(Call("x"), CancellationToken.None));
        Assert.Contains("The file is damaged.", Assert.Single(_log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stop_of_the_program_ends_the_search()
    {
        var never = new TaskCompletionSource<Library>();
        using var stop = new CancellationTokenSource();
        var choices = Completion(_ => never.Task).ChoicesAsync(Call("x"), stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => choices);
    }

    private static Paper Paper(PaperId id, string title, int? year) => new()
    {
        Id = id, Title = title, Year = year, Abstract = "An abstract.", Provenances = [new Provenance("made-up.jsonl", "json", 1, 1)],
    };

    private static CommandCall Call(string typed) => new("paper", null, new Dictionary<string, string> { ["paper"] = typed }, null, null) { Focused = "paper" };

    /// <summary>The clock stands still meanwhile: however busy the machine is, the search ends by itself.</summary>
    private Task<IReadOnlyList<PaperBot.Discord.Payloads.CommandChoice>> ChoicesAsync(string typed) =>
        Completion(_ => Task.FromResult(Library())).ChoicesAsync(Call(typed), CancellationToken.None);

    private Library Library() => new(_index, isStarter: false, new CorpusEmbedding(_index), reranker: null);

    private Autocompletion Completion(Func<CancellationToken, Task<Library>> library) =>
        new(new Assistant(library, _ => Task.FromResult(WritingDesk.None), TimeProvider.System), _time, _log);
}
