using System.Diagnostics;
using PaperBot.App.Tests.EndToEnd;
using PaperBot.QdrantServer;
using Xunit;

namespace PaperBot.App.Tests.Qdrant;

/// <summary>A measurement on a server: a library of its own there, which is gone afterwards, however it ended.</summary>
public sealed class EvaluationOnServerTests : IDisposable
{
    private const int Papers = 3_000;
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_measurement_says_the_same_as_with_the_embedded_index_and_leaves_nothing_on_the_server()
    {
        await using var server = await LoopbackQdrant.StartAsync();
        var papers = Repository.Path("src/PaperBot.App/StarterCorpus/starter-papers.jsonl");
        var embedded = await Run.PaperBotAsync("eval", "titles", papers, "--data", _folder.Path);

        var onServer = await Run.PaperBotAsync("eval", "titles", papers, "--data", _folder.Path, "--set", "Index:Kind=Qdrant", "--set", $"Qdrant:Url={server.Url}");

        Assert.Equal((0, 0, ""), (embedded.ExitCode, onServer.ExitCode, onServer.Error));
        Assert.Equal(embedded.Output, onServer.Output);
        Assert.Contains(server.Requests, request => request.IsWrite);
        Assert.Empty(server.Collections);
        Assert.Empty(server.Aliases);
    }

    [Fact]
    public async Task A_measurement_that_is_interrupted_leaves_nothing_on_the_server_either()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("signals are sent with kill, which Windows lacks");
        await using var server = await LoopbackQdrant.StartAsync();
        var papers = _folder.File("many.jsonl", string.Join('\n', Enumerable.Range(0, Papers).Select(i => $$"""{"title":"Paper number {{i}} on gears","abstract":"Gear {{i}} turns wheel {{i * 7}}."}""")));
        using var process = ProgramProcess.Start("eval", "titles", papers, "--data", _folder.Path, "--set", "Index:Kind=Qdrant", "--set", $"Qdrant:Url={server.Url}");
        while (server.Collections.Count == 0)
        {
            Assert.False(process.HasExited, "The program ended too early.");
            await Task.Delay(20, Token);
        }

        using (var kill = Process.Start("kill", ["-INT", $"{process.Id}"])) await kill.WaitForExitAsync(Token);
        await process.WaitForExitAsync(Token);

        Assert.Equal(1, process.ExitCode);
        Assert.Empty(server.Collections);
    }
}
