using Microsoft.AspNetCore.Http;
using PaperBot.App.Settings;
using Xunit;

namespace PaperBot.App.Tests.EndToEnd;

/// <summary><c>paperbot ingest</c> of papers named by their arXiv id or address.</summary>
public sealed class ArXivTests : IDisposable
{
    private const string Feed =
        """
        <feed xmlns="http://www.w3.org/2005/Atom"><entry>
          <id>http://arxiv.org/abs/1706.03762v7</id><published>2017-06-12T17:57:34Z</published>
          <title>Attention Is All You Need</title><summary>We propose the Transformer.</summary><author><name>Ashish Vaswani</name></author>
        </entry></feed>
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("https://arxiv.org/abs/1706.03762")]
    [InlineData("arXiv:1706.03762")]
    public async Task A_paper_is_ingested_by_its_id_or_address_beside_files(string source)
    {
        await using var server = await LoopbackServer.StartAsync(context => context.Response.WriteAsync(Feed));
        var file = _folder.File("papers.bib", "@article{a, title={Another Paper}, abstract={It is about something else.}}\n");
        var run = await IngestAsync(server.Root, source, file, "--json");
        Assert.Equal((0, 2), (run.ExitCode, run.Json.GetProperty("new").GetInt32()));
        Assert.Contains("Attention Is All You Need", (await Run.PaperBotAsync("paper", "arxiv:1706.03762", "--data", _folder.Path)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paper_that_cannot_be_had_is_a_refusal_with_the_reason()
    {
        await using var server = await LoopbackServer.StartAsync(context => context.Response.WriteAsync(Feed));
        var run = await IngestAsync(server.Root, "arXiv:2001.00001", "--json");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("arXiv knows no paper 2001.00001", run.Json.GetProperty("refused")[0].GetProperty("cause").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_address_is_wrong_usage_and_nothing_is_fetched()
    {
        var run = await Run.PaperBotAsync("ingest", "https://example.org/papers.json", "--data", _folder.Path);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("“https://example.org/papers.json” is not an arXiv id or address", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ArXiv:BaseUrl", "ftp://arxiv.org")]
    [InlineData("ArXiv:PauseSeconds", "61")]
    [InlineData("ArXiv:PauseSeconds", "-1")]
    [InlineData("ArXiv:TimeoutSeconds", "0")]
    [InlineData("ArXiv:TimeoutSeconds", "601")]
    public void A_wrong_setting_is_named_with_its_value(string name, string value)
    {
        var refusal = Assert.Throws<UsageException>(() => SettingsReader.Read(SettingsReader.Sources([$"{name}={value}"]), _folder.Path));
        Assert.Contains($"{name} is \"{value}\", but has to be", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_settings_arxiv_itself_is_asked_at_its_pace()
    {
        var settings = SettingsReader.Read(SettingsReader.Sources([]), _folder.Path).ArXiv;
        Assert.Equal(new PaperBot.Feeds.ArXivOptions(), settings);
        Assert.Equal(("export.arxiv.org", 3, 20), (settings.BaseUrl.Host, settings.Pause.TotalSeconds, settings.Timeout.TotalSeconds));
    }

    private Task<Run> IngestAsync(Uri server, params string[] arguments) =>
        Run.PaperBotAsync(["ingest", .. arguments, "--data", _folder.Path, "--set", $"ArXiv:BaseUrl={server}api/query", "--set", "ArXiv:PauseSeconds=0"]);
}
