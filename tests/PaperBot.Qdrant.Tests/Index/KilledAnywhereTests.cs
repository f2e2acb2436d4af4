using Microsoft.Extensions.Logging.Abstractions;
using PaperBot.Conformance;
using PaperBot.Embedding;
using PaperBot.Indexing;
using PaperBot.Papers;
using PaperBot.QdrantServer.Faults;
using Xunit;

namespace PaperBot.Qdrant.Tests.Index;

/// <summary>Stopped at any request, carried out or not, and begun again: no paper is lost or doubled, no embedding is out of date.</summary>
public sealed class KilledAnywhereTests(LoopbackServer server) : IClassFixture<LoopbackServer>
{
    private static readonly EmbeddingProfile Old = new("made-up", "old", 3);
    private static readonly EmbeddingProfile New = new("made-up", "new", 2);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(QdrantFaultKind.Dropped)]
    [InlineData(QdrantFaultKind.DroppedAfter)]
    public Task The_first_papers_of_a_library(QdrantFaultKind kind) => AssertSurvivesAsync(kind, _ => Task.CompletedTask, index => index.UpsertAsync([.. First], Token));

    [Theory]
    [InlineData(QdrantFaultKind.Dropped)]
    [InlineData(QdrantFaultKind.DroppedAfter)]
    public Task New_papers_changed_ones_and_ones_that_become_one(QdrantFaultKind kind) => AssertSurvivesAsync(kind, MadeAsync, index => index.UpsertAsync([.. Second], Token));

    [Theory]
    [InlineData(QdrantFaultKind.Dropped)]
    [InlineData(QdrantFaultKind.DroppedAfter)]
    public Task A_move_to_another_embedding(QdrantFaultKind kind) => AssertSurvivesAsync(kind, MadeAsync, MoveAsync);

    [Theory]
    [InlineData(QdrantFaultKind.Dropped)]
    [InlineData(QdrantFaultKind.DroppedAfter)]
    public Task Papers_that_come_and_change_while_another_embedding_is_being_made(QdrantFaultKind kind) => AssertSurvivesAsync(
        kind,
        async index =>
        {
            await MadeAsync(index);
            await index.StoreEmbeddingsAsync(New, [new EmbeddedPaper(PaperId.Parse("arxiv:1"), new float[] { 1, 0 }), new EmbeddedPaper(PaperId.Parse("arxiv:2"), new float[] { 0, 1 })], Token);
        },
        async index =>
        {
            await index.UpsertAsync([.. Second], Token);
            await MoveAsync(index);
        });

    private static IEnumerable<Paper> First =>
    [
        NewPaper("arxiv:1", "An early draft about meshes", "Graphs and meshes."), NewPaper("arxiv:2", "Speech of robots", "Graphs."),
        NewPaper("doi:10.1/x", "The printed work on grids", "Wholly new words."), NewPaper("arxiv:4", "Vision"),
    ];

    private static IEnumerable<Paper> Second =>
    [
        NewPaper("arxiv:5", "Quantum poetry", "A wholly new paper."), NewPaper("arxiv:2", "Speech of robots", "Graphs, and much more of them."),
        NewPaper("arxiv:1", "An early draft about meshes") with { OtherIds = [PaperId.Doi("10.1/x")] }, NewPaper("arxiv:4", "Vision") with { Year = 2020 },
    ];

    private static Paper NewPaper(string id, string title, string text = "") => new()
    {
        Id = PaperId.Parse(id), Title = title, Abstract = text, Provenances = [new Provenance("papers.json", "json", id.Sum(character => character), 1)],
    };

    private static async Task MadeAsync(IPaperIndex index)
    {
        await index.UpsertAsync([.. First], Token);
        await index.SaveModelAsync(Old, new byte[] { 1 }, Token);
        await index.StoreEmbeddingsAsync(Old, [.. First.Skip(1).Select((paper, place) => new EmbeddedPaper(paper.Id, Axis(3, place)))], Token);
        await index.ActivateEmbeddingAsync(Old, Token);
    }

    private static async Task MoveAsync(IPaperIndex index)
    {
        await index.SaveModelAsync(New, new byte[] { 2, 3 }, Token);
        await index.ForgetEmbeddingsAsync([New], Token);
        await foreach (var paper in index.ReadUnembeddedAsync(New, Token))
            await index.StoreEmbeddingsAsync(New, [new EmbeddedPaper(paper.Id, Axis(2, paper.Abstract.Length % 2))], Token);
        await index.ActivateEmbeddingAsync(New, Token);
    }

    private static float[] Axis(int dimensions, int place)
    {
        var vector = new float[dimensions];
        vector[place % dimensions] = 1;
        return vector;
    }

    private async Task AssertSurvivesAsync(QdrantFaultKind kind, Func<IPaperIndex, Task> before, Func<IPaperIndex, Task> act)
    {
        await using var expected = new InMemoryPaperIndex();
        await before(expected);
        await act(expected);
        for (var after = 0; ; after++)
        {
            // One request at a time: of two batches under way the later may be all that is written, and its papers have then come first.
            var options = new QdrantOptions
            {
                Url = server.Qdrant.Url, Collection = $"killed-{Guid.NewGuid():N}", RetryFor = TimeSpan.Zero, RetryQuestionFor = TimeSpan.Zero, BatchPoints = 2, ParallelRequests = 1,
            };
            await using (var first = await OpenAsync(options)) await before(first);
            var fault = await KilledAsync(options, kind, after, act);
            await using var again = await OpenAsync(options);
            await act(again);
            await SameAnswers.AssertPapersAsync(expected, again, [Old, New]);
            await SameAnswers.AssertFindsAsync(expected, again, SameAnswers.Words("graphs meshes grids words wholly vision"));
            Assert.Equal((await expected.LoadModelAsync(New, Token))?.ToArray(), (await again.LoadModelAsync(New, Token))?.ToArray());
            await again.DeleteLibraryAsync(Token);
            Assert.DoesNotContain(server.Qdrant.Collections.Keys, name => name.StartsWith(options.Collection, StringComparison.Ordinal));
            if (fault.Struck == 0) return;
        }
    }

    /// <summary>Acts until the request that nothing comes after, as when the process is killed.</summary>
    private async Task<QdrantFault> KilledAsync(QdrantOptions options, QdrantFaultKind kind, int after, Func<IPaperIndex, Task> act)
    {
        await using var index = await OpenAsync(options);
        bool IsOurs(QdrantServer.RecordedRequest request) => request.Path.Contains(options.Collection, StringComparison.Ordinal) || request.Path.Contains("alias", StringComparison.Ordinal);
        var fault = server.Qdrant.Faults.Add(new QdrantFault(kind) { After = after, Where = IsOurs, Times = 1 });
        server.Qdrant.Faults.Add(new QdrantFault(QdrantFaultKind.Dropped) { Where = request => fault.Struck > 0 && IsOurs(request) });
        try
        {
            await act(index);
            Assert.Equal(0, fault.Struck);
        }
        catch (IndexUnreachableException)
        {
            Assert.Equal(1, fault.Struck);
        }

        server.Qdrant.Faults.Clear();
        return fault;
    }

    private static Task<QdrantPaperIndex> OpenAsync(QdrantOptions options) => QdrantPaperIndex.OpenAsync(options, TimeProvider.System, NullLogger.Instance, Token);
}
