using System.Numerics.Tensors;
using PaperBot.Embedding;
using PaperBot.Indexing;
using PaperBot.Papers;
using Xunit;

namespace PaperBot.Sqlite.Tests;

public sealed class NearestVectorsTests : IDisposable
{
    private const int Papers = 3_000;
    private static readonly EmbeddingProfile Profile = new("made-up", "nearest", 40);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("paperbot-nearest-");

    [Fact]
    public async Task The_nearest_papers_found_are_those_that_comparing_every_vector_finds()
    {
        // Given vectors that lie close together, so that their codes alone cannot tell them apart
        var random = new Random(11);
        var middle = Enumerable.Range(0, Profile.Dimensions).Select(_ => random.NextSingle() - 0.5f).ToArray();
        var papers = Enumerable.Range(0, Papers).Select(number => new Paper { Id = PaperId.Given($"made:{number}"), Title = $"Paper number {number}" }).ToList();
        var vectors = papers.Select(_ => Near(middle, random)).ToList();
        await using var index = await SqlitePaperIndex.OpenAsync(Path.Combine(_folder.FullName, "papers.db"), TestContext.Current.CancellationToken);
        await index.UpsertAsync(papers, TestContext.Current.CancellationToken);
        await index.StoreEmbeddingsAsync(Profile, [.. papers.Zip(vectors, (paper, vector) => new EmbeddedPaper(paper.Id, vector))], TestContext.Current.CancellationToken);
        await index.ActivateEmbeddingAsync(Profile, TestContext.Current.CancellationToken);
        for (var question = 0; question < 20; question++)
        {
            // When
            var query = Near(middle, random);
            var hits = await index.SearchAsync(new IndexQuery { Terms = [], Vector = query, Embedding = Profile, Limit = 25 }, TestContext.Current.CancellationToken);

            // Then
            var expected = papers.Zip(vectors, (paper, vector) => (paper.Id, Similarity: TensorPrimitives.Dot<float>(vector, query)))
                .OrderByDescending(near => near.Similarity).ThenBy(near => near.Id).Take(25).Select(near => near.Id);
            Assert.Equal(expected.Order(), hits.Hits.Select(hit => hit.Id).Order());
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static float[] Near(float[] middle, Random random)
    {
        var vector = middle.Select(value => value + ((random.NextSingle() - 0.5f) / 50)).ToArray();
        TensorPrimitives.Divide(vector, TensorPrimitives.Norm<float>(vector), vector);
        return vector;
    }
}
