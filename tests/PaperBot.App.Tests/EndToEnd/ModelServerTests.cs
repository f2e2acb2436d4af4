using System.Net;
using System.Net.Sockets;
using Xunit;

namespace PaperBot.App.Tests.EndToEnd;

/// <summary>The whole path with a model behind an OpenAI-compatible server.</summary>
public sealed class ModelServerTests : IDisposable
{
    private const string Question = "How does LoRA make fine-tuning cheaper?";

    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task What_the_server_writes_is_shown_with_checked_quotes()
    {
        await using var server = await RecitingServer.StartAsync("<think>Which source?</think>LoRA freezes the pretrained weights [1]. It was invented on Mars in 1850 [1].");
        var run = await AskAsync(server.Url, Question);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("model", run.Json.GetProperty("mode").GetString());
        Assert.Equal("LoRA freezes the pretrained weights. [1]", run.Json.GetProperty("answer").GetString());
        AnswerChecks.EveryQuoteIsVerbatim(run.Json, AnswerChecks.AbstractsOf(Repository.Path("src/PaperBot.App/StarterCorpus/starter-papers.jsonl")));
        Assert.Contains(Question, Assert.Single(server.Asked), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_that_is_refused_never_reaches_the_server()
    {
        await using var server = await RecitingServer.StartAsync("Bake it [1].");
        var run = await AskAsync(server.Url, "best layer cake recipe");
        Assert.Equal(System.Text.Json.JsonValueKind.Null, run.Json.GetProperty("answer").ValueKind);
        Assert.Empty(server.Asked);
    }

    [Fact]
    public async Task A_server_that_is_down_leaves_the_papers_own_sentences_and_says_what_to_do()
    {
        var run = await AskAsync(ClosedAddress(), Question);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("extractive", run.Json.GetProperty("mode").GetString());
        Assert.NotEqual(0, run.Json.GetProperty("statements").GetArrayLength());
        Assert.Contains("does not answer", run.Json.GetProperty("note").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_doctor_says_whether_the_server_answers_and_never_shows_the_key()
    {
        await using var server = await RecitingServer.StartAsync("x");
        var up = await Run.PaperBotAsync("doctor", "--data", _data.Path, "--set", "Model:Kind=OpenAI", "--set", $"Model:Url={server.Url}", "--set", "Model:ApiKey=sk-hidden");
        var down = await Run.PaperBotAsync("doctor", "--data", _data.Path, "--set", "Model:Kind=OpenAI", "--set", $"Model:Url={ClosedAddress()}", "--set", "Model:ApiKey=sk-hidden");
        Assert.Equal((0, 1), (up.ExitCode, down.ExitCode));
        Assert.DoesNotContain("sk-hidden", up.Output + up.Error + down.Output + down.Error, StringComparison.Ordinal);
    }

    private static string ClosedAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/v1";
    }

    private Task<Run> AskAsync(string url, string question) =>
        Run.PaperBotAsync("ask", question, "--json", "--quiet", "--data", _data.Path, "--set", "Model:Kind=OpenAI", "--set", $"Model:Url={url}");
}
