using System.Text;
using PaperBot.Answering;
using PaperBot.App.Libraries;
using PaperBot.Conversations;
using PaperBot.Discord.Messages;
using PaperBot.Indexing;
using PaperBot.Papers;
using PaperBot.Sqlite;
using Xunit;

namespace PaperBot.App.Tests.Discord.Picture;

/// <summary>The picture in README.md is drawn from what the bot sends; it cannot show what the bot does not do.</summary>
public sealed class PictureTests
{
    private const string Question = "How does LoRA make fine-tuning cheaper?";

    [Fact]
    public async Task The_picture_shows_what_the_bot_sends_today()
    {
        // Given
        using var folder = new TemporaryFolder();
        await using var index = await SqlitePaperIndex.OpenAsync(folder.File("papers.db"), TestContext.Current.CancellationToken);
        await new Ingest(index, TimeProvider.System).RunAsync(new PaperReader(() => Stream.Null).ReadAsync([StarterCorpus.File], TestContext.Current.CancellationToken), progress: null, TestContext.Current.CancellationToken);
        await using var library = new Library(index, isStarter: true, new CorpusEmbedding(index), reranker: null);
        var assistant = new Assistant(_ => Task.FromResult(library), _ => Task.FromResult(WritingDesk.None), TimeProvider.System);

        // When
        var reply = await assistant.ReplyAsync(new Request(Intent.Ask, Question), Conversation.Empty, new ReplyOptions(5), TestContext.Current.CancellationToken);
        var drawn = MessagePicture.Of(ReplyMessages.Of(reply, new ReplyLook("abcdefghabcdefgh") { Asked = Question })[0], "ada", "ask");

        // Then
        var kept = Repository.Path("docs/answer.svg");
        if (!File.Exists(kept) || await File.ReadAllTextAsync(kept, TestContext.Current.CancellationToken) != drawn)
        {
            await File.WriteAllTextAsync(kept + ".received.txt", drawn, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), TestContext.Current.CancellationToken);
            Assert.Fail("docs/answer.svg shows something else than the bot sends; look at docs/answer.svg.received.txt and put it in its place.");
        }
    }
}
