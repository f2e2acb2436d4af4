using PaperBot.Answering;
using PaperBot.Conversations;
using PaperBot.Digests;
using PaperBot.Discord.Messages;
using PaperBot.Discord.Tests.Messages;
using PaperBot.Evaluation;
using PaperBot.Feeds;
using PaperBot.Indexing;
using PaperBot.Papers;
using PaperBot.Sqlite;
using Xunit;

namespace PaperBot.Discord.Tests.Talk;

/// <summary>Digests of real papers, as a subscriber reads them.</summary>
public sealed class RealDigestTests
{
    private const int PapersRead = 800;
    private const int PapersNew = 200;

    [Fact]
    public async Task A_week_of_real_papers_gives_messages_within_every_limit()
    {
        var file = SharedData.Path("corpus/large/hf-daily-2025.jsonl.gz");
        using var folder = new TemporaryFolder();
        var index = await SqlitePaperIndex.OpenAsync(folder.File(), CancellationToken.None);
        await new Ingest(index, TimeProvider.System).RunAsync(EvaluationCorpus.ReadAsync(file, CancellationToken.None).Take(PapersRead), null, CancellationToken.None);
        await using var library = new Library(index, isStarter: false, new CorpusEmbedding(index), reranker: null);
        var last = new DateOnly(2025, 2, 26);
        var news = await index.ReadAllAsync(CancellationToken.None).Take(PapersNew).Select((paper, i) => new NewsItem(i + 1, paper.Id, "daily", new DateTimeOffset(last, default, TimeSpan.Zero))).ToListAsync();
        var batch = await NewsBatch.LoadAsync(index, news, CancellationToken.None);
        var maker = new DigestMaker(_ => Task.FromResult(library), _ => Task.FromResult(WritingDesk.None));

        foreach (var topic in (string[])["LLM agents", "diffusion models", "reinforcement learning for reasoning", "quantum chemistry"])
        {
            var digest = await maker.MakeAsync(batch, new DigestWish(new Interest(InterestKind.Topic, topic), 0, last.AddDays(-6), last), CancellationToken.None);
            foreach (var isPlain in (bool[])[false, true])
            {
                var message = DigestView.Of(digest, new DigestLook(SampleDigest.DeliveryId) { IsPlain = isPlain, IsForOne = true });
                Assert.Empty(MessageLimits.Check(message));
            }
        }
    }
}
