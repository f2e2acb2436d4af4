using Microsoft.Extensions.Logging.Abstractions;
using PaperBot.Indexing;
using PaperBot.Papers;
using PaperBot.Qdrant.Tests.Http;
using PaperBot.QdrantServer;
using Xunit;

namespace PaperBot.Qdrant.Tests.Index;

public sealed class IngestLeaseTests : IAsyncLifetime
{
    // The client's own limits are the system's; everything shorter is leapt over.
    private readonly LeapingTime _time = new(TimeSpan.FromSeconds(30));
    private LoopbackQdrant _server = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await LoopbackQdrant.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_second_ingest_is_refused_while_the_first_lives_and_may_begin_when_it_has_ended()
    {
        await using var first = await OpenAsync(TimeProvider.System);
        await using var second = await OpenAsync(TimeProvider.System);
        await using (await first.LockForIngestAsync(Token))
        {
            Assert.Contains("Another ingest is running", (await Assert.ThrowsAsync<PaperIndexException>(() => first.LockForIngestAsync(Token))).Message, StringComparison.Ordinal);
            Assert.Contains("Another ingest is running", (await Assert.ThrowsAsync<PaperIndexException>(() => second.LockForIngestAsync(Token))).Message, StringComparison.Ordinal);
            await second.UpsertAsync([NewPaper("arxiv:1")], Token);
        }

        await using var held = await second.LockForIngestAsync(Token);
        Assert.Equal(1, (await first.GetStatusAsync(Token)).PaperCount);
    }

    [Fact]
    public async Task A_dead_ones_claim_ends_by_itself()
    {
        await ClaimAsync(DateTimeOffset.UtcNow);
        await using var index = await OpenAsync(_time);
        await using var held = await index.LockForIngestAsync(Token);
        Assert.True(_time.Waits.Aggregate(TimeSpan.Zero, (sum, wait) => sum + wait) >= TimeSpan.FromSeconds(20));
        await index.UpsertAsync([NewPaper("arxiv:1")], Token);
    }

    [Fact]
    public async Task A_claim_of_yesterday_keeps_nobody_waiting()
    {
        await ClaimAsync(DateTimeOffset.UtcNow.AddDays(-1));
        await using var index = await OpenAsync(TimeProvider.System);
        await using var held = await index.LockForIngestAsync(Token);
        Assert.Single(Claims());
    }

    [Fact]
    public async Task An_ingest_that_was_taken_for_dead_stops_writing()
    {
        await using var index = await OpenAsync(TimeProvider.System);
        await using var held = await index.LockForIngestAsync(Token);
        await index.UpsertAsync([NewPaper("arxiv:1")], Token);
        await DeleteClaimsAsync();
        PaperIndexException? refusal = null;
        for (var n = 2; refusal is null; n++)
        {
            Assert.True(n < 1_000, "The writer never noticed.");
            refusal = await Record.ExceptionAsync(() => index.UpsertAsync([NewPaper($"arxiv:{n}")], Token)) as PaperIndexException;
            await Task.Delay(20, Token);
        }

        Assert.Contains("run the same command again", refusal.Message, StringComparison.Ordinal);
    }

    private static Paper NewPaper(string id) => new() { Id = PaperId.Parse(id), Title = "Paper " + id, Provenances = [new Provenance("papers.json", "json", 1, 1)] };

    private Task<QdrantPaperIndex> OpenAsync(TimeProvider time) => QdrantPaperIndex.OpenAsync(new QdrantOptions { Url = _server.Url, QuestionTimeout = TimeSpan.FromSeconds(30) }, time, NullLogger.Instance, Token);

    private IEnumerable<string> Claims() => _server.Collection("paperbot-meta") is var meta
        ? meta.Ids.Select(id => meta.PayloadOf(id)?.GetRawText() ?? "").Where(payload => payload.Contains("\"ingest\"", StringComparison.Ordinal))
        : [];

    /// <summary>The claim of a process that has gone.</summary>
    private async Task ClaimAsync(DateTimeOffset renewed)
    {
        await using (var index = await OpenAsync(TimeProvider.System)) await index.UpsertAsync([NewPaper("arxiv:0")], Token);
        await SendAsync(HttpMethod.Put, "points?wait=true", $$"""{"points": [{"id": "{{Guid.NewGuid()}}", "vector": {}, "payload": {"kind": "ingest", "beat": 7, "renewedAt": "{{renewed:O}}"} }]}""");
        Assert.Single(Claims());
    }

    private Task DeleteClaimsAsync() => SendAsync(HttpMethod.Post, "points/delete?wait=true", """{"filter": {"must": [{"key": "kind", "match": {"value": "ingest"}}]}}""");

    private async Task SendAsync(HttpMethod method, string path, string json)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(method, new Uri(_server.Url, "/collections/paperbot-meta/" + path)) { Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json") };
        using var answer = await http.SendAsync(request, Token);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Token));
    }
}
