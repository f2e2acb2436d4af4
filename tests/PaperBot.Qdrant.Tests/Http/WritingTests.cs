using PaperBot.Qdrant.Http;
using Xunit;

namespace PaperBot.Qdrant.Tests.Http;

public sealed class WritingTests
{
    [Fact]
    public async Task Nothing_is_sent_for_an_empty_batch()
    {
        await using var server = await ScriptedQdrant.StartAsync(Reply.Written);
        using var client = new Client(server.Root);
        await client.WriteAsync(points: 0);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Another_refusal_does_not_lead_to_halves()
    {
        var sent = 0;
        await Assert.ThrowsAsync<QdrantRefusalException>(() => Halves.WriteAsync([1, 2, 3, 4], _ =>
        {
            sent++;
            throw new QdrantRefusalException(RefusalKind.StrictMode, "No.");
        }));
        Assert.Equal(1, sent);
    }
}
