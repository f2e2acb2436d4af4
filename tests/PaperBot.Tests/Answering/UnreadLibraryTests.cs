using PaperBot.Answering;
using PaperBot.Conversations;
using PaperBot.Indexing;
using PaperBot.Papers;
using Xunit;
using OpenLibrary = PaperBot.Answering.Library;

namespace PaperBot.Tests.Answering;

public sealed class UnreadLibraryTests
{
    [Theory]
    [InlineData("How is glacier melt predicted?", Intent.Ask)]
    [InlineData("how many papers are there?", Intent.Ask)]
    [InlineData("how many papers from 2023?", Intent.Ask)]
    [InlineData("which papers are from March 2023?", Intent.Ask)]
    [InlineData("what are the newest papers?", Intent.Ask)]
    [InlineData("the oldest papers", Intent.Ask)]
    [InlineData("papers by Lin Chen", Intent.Ask)]
    [InlineData("papers by Nobody Whatsoever", Intent.Ask)]
    [InlineData("what did Berg et al. propose?", Intent.Ask)]
    [InlineData("year:2022", Intent.Ask)]
    [InlineData("glaciers since 2050", Intent.Ask)]
    [InlineData("how many papers mention glaciers?", Intent.Ask)]
    [InlineData("who wrote IceNet?", Intent.Ask)]
    [InlineData("snow maps", Intent.Summary)]
    [InlineData("IceNet", Intent.Similar)]
    [InlineData("floods", Intent.Search)]
    [InlineData("IceNet", Intent.Paper)]
    public async Task No_question_reads_the_whole_library(string typed, Intent intent)
    {
        foreach (var isEmbedded in new[] { true, false })
        {
            var index = new UnreadIndex(await IndexAsync(isEmbedded));
            await using var library = new OpenLibrary(index, isStarter: false, new CorpusEmbedding(index), null);
            var assistant = new Assistant(_ => Task.FromResult(library), _ => Task.FromResult(WritingDesk.None), TimeProvider.System);
            var request = new Request(intent, typed) { Examples = intent == Intent.Similar ? new SimilarExamples(["RiverFlow"], ["Snow Cover Mapping"]) : null };

            Assert.NotNull(await assistant.ReplyAsync(request, Conversation.Empty, new ReplyOptions(Asker.DefaultLimit), CancellationToken.None));
            Assert.InRange(index.LongestList, 0, 20_000);
        }
    }

    private static async Task<IPaperIndex> IndexAsync(bool isEmbedded)
    {
        var index = new Conformance.InMemoryPaperIndex();
        await index.UpsertAsync(TestPapers.All, CancellationToken.None);
        if (isEmbedded) await new Ingest(index, TimeProvider.System).RunAsync(AsyncEnumerable.Empty<PaperRecord>(), null, CancellationToken.None);
        return index;
    }
}
