using PaperBot.QdrantServer;
using Xunit;

namespace PaperBot.Qdrant.Tests.Server;

public sealed class RankingTests
{
    [Fact]
    public async Task Words_are_weighed_by_how_rare_they_are_among_all_vectors()
    {
        await using var qdrant = await StartAsync();

        var hits = await qdrant.QueryAsync("""{"query":{"indices":[2,3],"values":[2,1]},"using":"words","filter":{"must":[{"key":"n","range":{"lte":2}}]}}""");

        // Five vectors, of which four have 2 and one has 3; the filter changes neither.
        var (common, rare) = (Idf(5, 4), Idf(5, 1));
        Assert.Equal([("1", 2 * 0.5f * common), ("2", (2 * 1f * common) + (0.25f * rare))], hits.OrderBy(hit => hit.Id).Select(hit => (hit.Id, hit.Score)), Near);
        Assert.Empty(await qdrant.QueryAsync("""{"query":{"indices":[99],"values":[1]},"using":"words"}"""));
        Assert.Empty(await qdrant.QueryAsync("""{"query":{"indices":[],"values":[]},"using":"words"}"""));
    }

    [Fact]
    public async Task A_word_of_no_vector_tells_how_many_vectors_there_are_and_one_that_is_deleted_counts_no_more()
    {
        await using var qdrant = await StartAsync();
        async Task<float> WeightAsync() => Assert.Single(await qdrant.QueryAsync("""{"query":{"indices":[3],"values":[1]},"using":"words"}""")).Score / 0.25f;

        Assert.Equal(Idf(5, 1), await WeightAsync(), 1e-5f);
        await qdrant.AskAsync("POST", "/collections/papers/points/delete?wait=true", """{"points":[5]}""");
        Assert.Equal(Idf(4, 1), await WeightAsync(), 1e-5f);
        await qdrant.UpsertAsync("""{"id":1,"vector":{"dense":[1,0]}}""");
        Assert.Equal(Idf(3, 1), await WeightAsync(), 1e-5f);
    }

    [Fact]
    public async Task What_was_replaced_can_go_on_counting()
    {
        await using var qdrant = await QdrantCalls.StartAsync(new LoopbackQdrantOptions { CountsReplaced = true });
        await qdrant.MakePapersAsync();
        await qdrant.UpsertAsync("""{"id":1,"vector":{"words":{"indices":[1],"values":[1]}}}""", """{"id":2,"vector":{"words":{"indices":[2],"values":[1]}}}""", """{"id":3,"vector":{"words":{"indices":[],"values":[]}}}""");
        async Task<float> ScoreAsync() => (await qdrant.QueryAsync("""{"query":{"indices":[1],"values":[1]},"using":"words"}"""))[0].Score;

        Assert.Equal(Idf(2, 1), await ScoreAsync(), 1e-5f);
        await qdrant.UpsertAsync("""{"id":1,"vector":{"words":{"indices":[1],"values":[1]}}}""");
        Assert.Equal(Idf(3, 2), await ScoreAsync(), 1e-5f);
    }

    [Fact]
    public async Task Of_a_large_limit_each_shard_gives_its_share_only()
    {
        await using var qdrant = await QdrantCalls.StartAsync(new LoopbackQdrantOptions { Shards = 2 });
        await qdrant.MakePapersAsync();
        var (first, second) = (0, 0);
        for (var id = 0; first < 200 || second < 60; id++)
        {
            await qdrant.UpsertAsync($$$$"""{"id":{{{{id}}}},"vector":{"dense":[-1,0]}}""");
            // The best two hundred all lie in the first shard.
            var isFirst = qdrant.Papers.ShardPointCounts[0] > first;
            if (isFirst) await qdrant.UpsertAsync($$$$"""{"id":{{{{id}}}},"vector":{"dense":[1,0]}}""");
            (first, second) = (qdrant.Papers.ShardPointCounts[0], qdrant.Papers.ShardPointCounts[1]);
        }

        async Task<int> BestAsync(string parameters) => (await qdrant.QueryAsync($$$$"""{"query":[1,0],"using":"dense","limit":200{{{{parameters}}}}}""")).Count(hit => hit.Score > 0);

        Assert.Equal(163, await BestAsync(""));
        Assert.Equal(200, await BestAsync(""","params":{"exact":true}"""));
    }

    [Fact]
    public async Task Each_shard_counts_for_itself()
    {
        await using var qdrant = await QdrantCalls.StartAsync(new LoopbackQdrantOptions { Shards = 4 });
        await qdrant.MakePapersAsync();
        await qdrant.UpsertAsync([.. Enumerable.Range(0, 40).Select(id => $$$$"""{"id":{{{{id}}}},"vector":{"words":{"indices":[1{{{{(id % 5 == 0 ? ",2" : "")}}}}],"values":[1{{{{(id % 5 == 0 ? ",1" : "")}}}}]}}}""")]);

        var hits = await qdrant.QueryAsync("""{"query":{"indices":[2],"values":[1]},"using":"words"}""");

        Assert.Equal(40, qdrant.Papers.ShardPointCounts.Sum());
        Assert.All(qdrant.Papers.ShardPointCounts, count => Assert.InRange(count, 3, 20));
        Assert.Equal(8, hits.Count);
        Assert.True(hits.Select(hit => hit.Score).Distinct().Count() > 1, "the shards hold differently many points, and weigh differently");
    }

    [Fact]
    public async Task A_query_above_prefetches_scores_their_points_and_no_others()
    {
        await using var qdrant = await StartAsync();
        const string prefetches = """{"prefetch":[{"query":[1,0],"using":"dense","limit":1},{"query":{"indices":[3],"values":[1]},"using":"words","limit":5}],""";

        var byWords = await qdrant.QueryAsync(prefetches + """ "query":{"indices":[2],"values":[1]},"using":"words"}""");
        var byCosine = await qdrant.QueryAsync(prefetches + """ "query":[0,1],"using":"dense"}""");

        Assert.Equal(["2", "1"], byWords.Select(hit => hit.Id));
        Assert.Equal([("2", MathF.Sqrt(0.5f)), ("1", 0f)], byCosine, Near);
    }

    [Fact]
    public async Task The_outer_filter_reaches_the_prefetches()
    {
        await using var qdrant = await StartAsync();

        var hits = await qdrant.QueryAsync("""{"prefetch":[{"query":[1,0],"using":"dense","limit":1}],"query":[1,0],"using":"dense","filter":{"must_not":[{"has_id":[1]}]}}""");

        Assert.Equal("2", Assert.Single(hits).Id);
    }

    [Fact]
    public async Task Ranks_are_fused_by_their_reciprocals()
    {
        await using var qdrant = await StartAsync("1.17.0");
        const string prefetches = """{"prefetch":[{"query":[1,0],"using":"dense","limit":3},{"query":{"indices":[2],"values":[1]},"using":"words","limit":2}],""";

        var plain = await qdrant.QueryAsync(prefetches + """ "query":{"fusion":"rrf"}}""");
        var weighed = await qdrant.QueryAsync(prefetches + """ "query":{"rrf":{"k":60,"weights":[3,1]}}}""");
        var page = await qdrant.QueryAsync(prefetches + """ "query":{"fusion":"rrf"},"limit":1,"offset":1}""");

        // By cosine: 1 2 3; by words: 4 (weight 2) before 2 (weight 1).
        Assert.Equal([("2", (1f / 3) + (1f / 3)), ("4", 1f / 2), ("1", 1f / 2), ("3", 1f / 4)], plain, Near);
        Assert.Equal([("2", (1f / ((2f / 3) + 59)) + (1f / 61)), ("1", 1f / ((1f / 3) + 59)), ("4", 1f / 60), ("3", 1f / 60)], weighed, Near);
        Assert.Equal(plain[1], Assert.Single(page));
    }

    [Fact]
    public async Task Scores_are_fused_by_how_far_they_stand_out()
    {
        await using var qdrant = await StartAsync();

        var hits = await qdrant.QueryAsync("""{"prefetch":[{"query":[1,0],"using":"dense","limit":2},{"query":{"indices":[3],"values":[1]},"using":"words"}],"query":{"fusion":"dbsf"}}""");

        // Two values lie 1/√2 deviations from their mean, of six that the scale spans; a single one counts ½.
        var far = 0.5f + (1 / MathF.Sqrt(2) / 6);
        Assert.Equal([("2", 0.5f + (1 - far)), ("1", far)], hits, Near);
    }

    [Fact]
    public async Task Examples_are_averaged_or_scored_one_by_one()
    {
        await using var qdrant = await StartAsync();
        Task<IReadOnlyList<(string Id, float Score)>> RecommendAsync(string strategy) =>
            qdrant.QueryAsync($$$"""{"query":{"recommend":{"positive":[1],"negative":[[0,1]],"strategy":"{{{strategy}}}"}},"using":"dense"}""");

        var average = await RecommendAsync("average_vector");
        var best = await RecommendAsync("best_score");
        var sum = await RecommendAsync("sum_scores");

        // 2·(1,0) − (0,1) against (1,1)/√2, (0,1) and (−1,0); the example itself is left out.
        var length = MathF.Sqrt(5);
        Assert.Equal([("2", MathF.Sqrt(0.5f) / length), ("3", -1 / length), ("4", -2 / length)], average, Near);
        float Sigmoid(float score) => 0.5f * ((score / (1 + MathF.Abs(score))) + 1);
        Assert.Equal([("4", -Sigmoid(0)), ("2", -Sigmoid(MathF.Sqrt(0.5f))), ("3", -Sigmoid(1))], best, Near);
        Assert.Equal([("2", 0f), ("4", -1f), ("3", -1f)], sum, Near);
    }

    [Fact]
    public async Task Diversity_chooses_what_differs_from_the_chosen()
    {
        await using var qdrant = await QdrantCalls.StartAsync();
        await qdrant.MakePapersAsync();
        await qdrant.UpsertAsync("""{"id":1,"vector":{"dense":[1,0.1]}}""", """{"id":2,"vector":{"dense":[1,0.11]}}""", """{"id":3,"vector":{"dense":[1,-0.6]}}""", """{"id":4,"vector":{"dense":[-1,0]}}""");
        Task<IReadOnlyList<(string Id, float Score)>> ChooseAsync(string mmr) => qdrant.QueryAsync($$$"""{"query":{"nearest":[1,0],"mmr":{{{mmr}}}},"using":"dense","limit":2}""");

        Assert.Equal(["1", "2"], (await ChooseAsync("""{"diversity":0,"candidates_limit":4}""")).Select(hit => hit.Id));
        Assert.Equal(["1", "3"], (await ChooseAsync("""{"diversity":0.5,"candidates_limit":3}""")).Select(hit => hit.Id));
        Assert.Equal(["1", "4"], (await ChooseAsync("""{"diversity":1,"candidates_limit":4}""")).Select(hit => hit.Id));
        // Without a number of candidates it is the limit: there is nothing to choose.
        Assert.Equal(["1", "2"], (await ChooseAsync("""{"diversity":1}""")).Select(hit => hit.Id));
    }

    [Fact]
    public async Task A_point_is_like_others_but_not_like_itself()
    {
        await using var qdrant = await StartAsync();

        Assert.Equal(["2", "3", "4"], (await qdrant.QueryAsync("""{"query":1,"using":"dense"}""")).Select(hit => hit.Id));
        Assert.Equal(404, (await qdrant.SendAsync("POST", "/collections/papers/points/query", """{"query":77,"using":"dense"}""")).Status);
        Assert.Equal(404, (await qdrant.SendAsync("POST", "/collections/papers/points/query", """{"query":5,"using":"dense"}""")).Status);
    }

    [Fact]
    public async Task A_threshold_leaves_out_what_is_not_better()
    {
        await using var qdrant = await StartAsync();

        Assert.Equal(["1", "2"], (await qdrant.QueryAsync("""{"query":[1,0],"using":"dense","score_threshold":0.0}""")).Select(hit => hit.Id));
        Assert.Equal("2", Assert.Single(await qdrant.QueryAsync("""{"query":[1,0],"using":"dense","limit":1,"offset":1}""")).Id);
    }

    /// <summary>Cosine with (1,0): 1 is 1, 2 is √½, 3 is 0, 4 is −1; 5 has words only.</summary>
    private static async Task<QdrantCalls> StartAsync(string version = "1.15.0")
    {
        var qdrant = await QdrantCalls.StartAsync(new LoopbackQdrantOptions { Version = version });
        await qdrant.MakePapersAsync();
        await qdrant.UpsertAsync(
            """{"id":1,"vector":{"dense":[2,0],"words":{"indices":[2],"values":[0.5]}},"payload":{"n":1}}""",
            """{"id":2,"vector":{"dense":[2,2],"words":{"indices":[3,2],"values":[0.25,1]}},"payload":{"n":2}}""",
            """{"id":3,"vector":{"dense":[0,3],"words":{"indices":[2],"values":[0.75]}},"payload":{"n":3}}""",
            """{"id":4,"vector":{"dense":[-1,0],"words":{"indices":[2],"values":[2]}},"payload":{"n":4}}""",
            """{"id":5,"vector":{"words":{"indices":[8],"values":[1]}},"payload":{"n":5}}""");
        return qdrant;
    }

    private static float Idf(float documents, float frequency) => MathF.Log(1 + ((documents - frequency + 0.5f) / (frequency + 0.5f)));

    private static bool Near((string Id, float Score) left, (string Id, float Score) right) => left.Id == right.Id && MathF.Abs(left.Score - right.Score) < 1e-5f;
}
