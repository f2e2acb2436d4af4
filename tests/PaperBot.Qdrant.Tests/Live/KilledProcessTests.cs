using System.Diagnostics;
using PaperBot.Indexing;
using PaperBot.Papers;
using Xunit;

namespace PaperBot.Qdrant.Tests.Live;

public sealed class KilledProcessTests
{
    private const int Papers = 4_500;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestServer.Both), MemberType = typeof(TestServer))]
    public async Task An_ingest_killed_again_and_again_gets_to_the_end_without_a_paper_lost_or_doubled(string which)
    {
        await using var server = await TestServer.StartAsync(which);
        foreach (var (stage, done) in new[] { (IngestStage.Reading, 2_048), (IngestStage.Reading, 4_096), (IngestStage.Embedding, 512) }.Take(server.IsOwn ? 1 : 3))
        {
            using var child = await StartAsync(() => ChildProcess.StartIngest(server.Options, Papers));
            await KillAtAsync(child, stage, done);
        }

        await RunToTheEndAsync(() => ChildProcess.StartIngest(server.Options, Papers));
        await using var index = await server.OpenAsync();
        var status = await index.GetStatusAsync(Token);
        Assert.Equal((Papers, Papers), (status.PaperCount, status.EmbeddedCount));
        await AssertHoldsAsync(index, MadeUpPapers.Take(Papers));
    }

    [Theory]
    [MemberData(nameof(TestServer.Both), MemberType = typeof(TestServer))]
    public async Task A_move_to_another_embedding_killed_again_and_again_gets_to_the_end_and_readers_never_notice(string which)
    {
        const int papers = 1_500;
        await using var server = await TestServer.StartAsync(which);
        await RunToTheEndAsync(() => ChildProcess.StartIngest(server.Options, papers));
        await using var reader = await server.OpenAsync();
        var before = (await reader.GetStatusAsync(Token)).Embedding!;
        foreach (var done in new[] { 64, 640 }.Take(server.IsOwn ? 1 : 2))
        {
            using var child = await StartAsync(() => ChildProcess.StartMove(server.Options));
            await KillAtAsync(child, IngestStage.Embedding, done);
            Assert.Equal((papers, before), await reader.GetStatusAsync(Token) is var status ? (status.EmbeddedCount, status.Embedding!) : default);
            Assert.Equal(before.Dimensions, (await reader.GetAsync([MadeUpPapers.Of(3).Id], Token))[0].Embedding.Length);
        }

        await RunToTheEndAsync(() => ChildProcess.StartMove(server.Options));
        Assert.Equal(new IndexStatus(papers, papers, MadeUpEmbedding.Active.Profile, papers), await reader.GetStatusAsync(Token));
        await AssertHoldsAsync(reader, MadeUpPapers.Take(papers));
    }

    /// <summary>Starts a child; a dead one's claim to be the only ingest ends by itself, so a refusal for it is waited out.</summary>
    private static async Task<Process> StartAsync(Func<Process> start)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            var child = start();
            if (await child.StandardOutput.ReadLineAsync(Token) is not null) return child;
            var complaint = await child.StandardError.ReadToEndAsync(Token);
            child.Dispose();
            Assert.True(Stopwatch.GetElapsedTime(started) < Patience, complaint);
            await Task.Delay(TimeSpan.FromSeconds(1), Token);
        }
    }

    /// <summary>Kills a child once it has done at least so many papers of a stage; what was done before it started counts.</summary>
    private static async Task KillAtAsync(Process child, IngestStage stage, int done)
    {
        string? line;
        do line = await child.StandardOutput.ReadLineAsync(Token);
        while (line is not null && !(line.Split(' ') is [var at, var papers] && at == stage.ToString() && int.Parse(papers) >= done));
        Assert.True(line is not null, "The child came to its end before it could be killed.");
        child.Kill();
        await child.WaitForExitAsync(Token);
    }

    private static async Task RunToTheEndAsync(Func<Process> start)
    {
        using var child = await StartAsync(start);
        var output = child.StandardOutput.ReadToEndAsync(Token);
        var complaint = await child.StandardError.ReadToEndAsync(Token);
        await child.WaitForExitAsync(Token);
        Assert.True(child.ExitCode == 0, complaint + await output);
    }

    private static async Task AssertHoldsAsync(QdrantPaperIndex index, IEnumerable<Paper> papers)
    {
        var (expected, actual) = (new PapersChecksum(), new PapersChecksum());
        foreach (var paper in papers) expected.Add(paper);
        await foreach (var paper in index.ReadAllAsync(Token)) actual.Add(paper);
        Assert.Equal((expected.Count, expected.ToString()), (actual.Count, actual.ToString()));
    }
}
