using System.Globalization;
using Xunit;

namespace PaperBot.App.Tests.EndToEnd;

/// <summary>The whole program with an embedding model on a server, which comes and goes.</summary>
public sealed class EmbeddingServerTests : IAsyncLifetime
{
    private const string Question = "How does attention replace recurrence in translation?";
    private readonly TemporaryFolder _folder = new();
    private EmbeddingServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await EmbeddingServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Papers_are_embedded_by_the_server_and_found()
    {
        var ingest = await RunAsync("ingest", "starter");
        Assert.Equal((0, ""), (ingest.ExitCode, ingest.Error));
        var search = await RunAsync("search", "attention is all you need");
        Assert.Contains("Attention Is All You Need", search.Output, StringComparison.Ordinal);
        Assert.Empty(search.Error);
        Assert.Equal("search_query: attention is all you need", _server.LastText);
    }

    [Fact]
    public async Task A_library_moves_to_the_server_and_back()
    {
        await Run.PaperBotAsync("ingest", "starter", "--data", _folder.Path);
        var asked = _server.Requests;
        Assert.Contains("--re-embed", (await RunAsync("search", "attention")).Error, StringComparison.Ordinal);
        Assert.Equal(asked, _server.Requests);

        var moved = await RunAsync("ingest", "--re-embed");
        Assert.Equal((0, ""), (moved.ExitCode, moved.Error));
        Assert.Contains("embedded by openai-26-", moved.Output, StringComparison.Ordinal);
        Assert.StartsWith("search_document: ", _server.LastText, StringComparison.Ordinal);
        Assert.Contains("embedded by lsa-", (await Run.PaperBotAsync("ingest", "--re-embed", "--data", _folder.Path)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_fails_while_papers_are_read_keeps_them_and_the_same_command_completes_it()
    {
        _server.FailsAfter = 100;
        var ingest = await RunAsync("ingest", "starter");
        Assert.True(ingest.ExitCode == 1, $"{_server.Texts} texts: {ingest.Output} {ingest.Error}");
        Assert.Contains("the same command again embeds them", Said(ingest), StringComparison.Ordinal);
        Assert.Contains(" new,", ingest.Output, StringComparison.Ordinal);
        Assert.Contains("Attention Is All You Need", (await RunAsync("search", "attention is all you need")).Output, StringComparison.Ordinal);

        _server.FailsAfter = null;
        var again = await RunAsync("ingest", "starter");
        Assert.Equal((0, ""), (again.ExitCode, again.Error));
        Assert.Empty((await RunAsync("search", "attention is all you need")).Error);
    }

    [Fact]
    public async Task Without_a_server_papers_are_stored_and_found_by_their_words()
    {
        var url = _server.Url;
        await _server.DisposeAsync();
        var ingest = await RunAtAsync(url, "ingest", "starter");
        Assert.Equal(1, ingest.ExitCode);
        Assert.Contains("Embedding:Url", Said(ingest), StringComparison.Ordinal);
        var ask = await RunAtAsync(url, "ask", Question, "--json");
        Assert.Equal(0, ask.ExitCode);
        Assert.NotEqual(0, ask.Json.GetProperty("statements").GetArrayLength());
    }

    [Fact]
    public async Task A_chat_whose_server_breaks_down_goes_on_by_words_and_says_so_once()
    {
        await RunAsync("ingest", "starter");
        await RunAsync("search", "attention");
        _server.FailsAfter = _server.Texts + 1;
        var (before, chat) = (_server.Requests, await Run.PaperBotAsync(string.Join('\n', Question, "/search image synthesis", "/similar BERT", "/summary language models", Question), [.. Settings(_server.Url)]));
        Assert.Equal(0, chat.ExitCode);
        Assert.Equal(2, Said(chat).Split("the model is broken").Length);
        Assert.Equal(2, _server.Requests - before);
        Assert.Contains("Sources", chat.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ask", Question)]
    [InlineData("search", "image synthesis")]
    [InlineData("similar", "a text about the synthesis of images")]
    [InlineData("summary", "language models")]
    public async Task What_went_wrong_is_told_beside_the_result(string command, string text)
    {
        await RunAsync("ingest", "starter");
        _server.FailsAfter = _server.Texts + 1;
        var run = await RunAsync(command, text, "--json");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("the model is broken", run.Json.GetProperty("note").GetString(), StringComparison.Ordinal);
        Assert.Contains("the model is broken", Said(run), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_hangs_keeps_nobody_waiting_for_long()
    {
        await RunAsync("ingest", "starter");
        _server.Hangs = true;
        var search = await RunAsync("search", "attention is all you need", "--set", "Embedding:QuestionTimeoutSeconds=1");
        Assert.Equal(0, search.ExitCode);
        Assert.Contains("within 1 second", Said(search), StringComparison.Ordinal);
        Assert.Contains("Attention Is All You Need", search.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Embedding:Pooling=Rank", "OfModel")]
    [InlineData("Embedding:MaxTextTokens=15", "16 to 32768")]
    [InlineData("Embedding:BatchTexts=0", "1 to 2048")]
    [InlineData("Embedding:QuestionTimeoutSeconds=0", "1 to 600")]
    public async Task A_wrong_setting_is_named_with_its_range(string setting, string range)
    {
        var run = await RunAsync("search", "attention", "--set", setting);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(setting.Split('=')[0], run.Error, StringComparison.Ordinal);
        Assert.Contains(range, Said(run), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_measurement_is_of_the_configured_embedding_and_says_so()
    {
        var (papers, queries, judged) = (Path.Combine(_folder.Path, "corpus.jsonl"), Path.Combine(_folder.Path, "queries.jsonl"), Path.Combine(_folder.Path, "qrels.tsv"));
        await File.WriteAllLinesAsync(papers, Enumerable.Range(0, 5).Select(n => string.Create(CultureInfo.InvariantCulture, $$"""{"id":"p{{n}}","title":"Study {{n}} of apples","abstract":"We study apples in year {{n}}."}""")), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(queries, """{"query_id":"q1","query":"apples"}""", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(judged, "query_id\tdoc_id\trel\nq1\tp1\t1\n", TestContext.Current.CancellationToken);
        string[] eval = ["eval", "retrieval", "--corpus", papers, "--queries", queries, "--qrels", judged, "--run", Path.Combine(_folder.Path, "run.tsv")];
        Assert.Contains("embedding openai-26-", (await RunAsync(eval)).Output, StringComparison.Ordinal);
        Assert.Contains("embedding lsa-", (await Run.PaperBotAsync([.. eval, "--data", _folder.Path])).Output, StringComparison.Ordinal);

        _server.FailsAfter = 0;
        var failed = await RunAsync(eval);
        Assert.Equal(1, failed.ExitCode);
        Assert.Contains("the model is broken", Said(failed), StringComparison.Ordinal);
    }

    // Lines are wrapped to the terminal's width.
    private static string Said(Run run) => run.Error.Replace('\n', ' ');

    private Task<Run> RunAsync(params string[] arguments) => RunAtAsync(_server.Url, arguments);

    private Task<Run> RunAtAsync(string url, params string[] arguments) => Run.PaperBotAsync([.. arguments, .. Settings(url)]);

    private string[] Settings(string url) =>
        ["--data", _folder.Path, "--set", "Embedding:Kind=OpenAI", "--set", $"Embedding:Url={url}", "--set", "Embedding:Name=nomic-embed-text:latest"];
}
