using PaperBot.Embedding;
using PaperBot.Indexing;
using PaperBot.Papers;
using Xunit;

namespace PaperBot.Sqlite.Tests;

public sealed class KilledMoveTests : IDisposable
{
    private const int Papers = 1_500;
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_move_to_another_embedding_killed_again_and_again_gets_to_the_end_and_readers_never_notice()
    {
        var path = _folder.File();
        await using var reader = await FilledAsync(path);
        var before = (await reader.GetStatusAsync(Token)).Embedding!;
        var stored = 0;
        foreach (var stage in new[] { 64, 256, 512 })
        {
            using var child = ChildProcess.StartMove(path);
            while (await child.StandardOutput.ReadLineAsync(Token) is { } line && line != $"Embedding {stage}")
            {
            }

            child.Kill();
            await child.WaitForExitAsync(Token);
            var status = await reader.GetStatusAsync(Token);
            if (status.Embedding != before) break;
            Assert.Equal(Papers, status.EmbeddedCount);
            Assert.Equal(before.Dimensions, (await reader.GetAsync([MadeUpPapers.Of(3).Id], Token))[0].Embedding.Length);
            var missing = await reader.ReadUnembeddedAsync(MadeUpEmbedding.Active.Profile, Token).CountAsync(Token);
            Assert.True(Papers - missing >= stored + stage, "What was embedded before the stop was lost.");
            stored = Papers - missing;
        }

        using (var last = ChildProcess.StartMove(path))
        {
            await last.StandardOutput.ReadToEndAsync(Token);
            await last.WaitForExitAsync(Token);
            Assert.Equal(0, last.ExitCode);
        }

        Assert.Equal(new IndexStatus(Papers, Papers, MadeUpEmbedding.Active.Profile, Papers), await reader.GetStatusAsync(Token));
        var paper = (await reader.GetAsync([MadeUpPapers.Of(700).Id], Token))[0];
        Assert.Equal(MadeUpEmbedding.VectorOf(EmbeddingText.Of(paper.Paper)), paper.Embedding.ToArray());
    }

    private static async Task<SqlitePaperIndex> FilledAsync(string path)
    {
        var index = await SqlitePaperIndex.OpenAsync(path, Token);
        var records = MadeUpPapers.Take(Papers).Select(paper => new PaperRecord(paper, null)).ToAsyncEnumerable();
        await new Ingest(index, TimeProvider.System).RunAsync(records, null, Token);
        return index;
    }
}
