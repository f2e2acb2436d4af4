using System.Text.Json;
using PaperBot.QdrantServer.Faults;
using Xunit;

namespace PaperBot.Qdrant.Tests.Server;

public sealed class FaultTests
{
    private const string Upsert = """{"points":[{"id":1,"vector":{}}]}""";

    [Theory]
    [InlineData(QdrantFaultKind.DroppedUnread, 0)]
    [InlineData(QdrantFaultKind.Dropped, 0)]
    [InlineData(QdrantFaultKind.DroppedAfter, 1)]
    [InlineData(QdrantFaultKind.CutOff, 1)]
    public async Task A_connection_breaks_before_or_after_the_write(QdrantFaultKind kind, int written)
    {
        await using var qdrant = await QdrantCalls.StartAsync();
        await qdrant.MakePapersAsync();
        var fault = qdrant.Server.Faults.Add(new QdrantFault(kind) { Times = 1, Where = request => request.IsWrite });

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => qdrant.SendAsync("PUT", "/collections/papers/points?wait=true", Upsert));

        Assert.Equal(written, qdrant.Papers.PointCount);
        Assert.Equal(1, fault.Struck);
        Assert.Equal(200, (await qdrant.SendAsync("PUT", "/collections/papers/points?wait=true", Upsert)).Status);
    }

    [Fact]
    public async Task The_third_write_is_refused_and_the_next_is_carried_out_but_lost()
    {
        await using var qdrant = await QdrantCalls.StartAsync();
        await qdrant.MakePapersAsync();
        qdrant.Server.Faults.Add(QdrantFault.TooMany(retryAfterSeconds: 7).Limited(times: 1, after: 2, where: request => request.EndsWith("/points")));
        qdrant.Server.Faults.Add(new QdrantFault(QdrantFaultKind.RefusedAfter) { Status = 502, Body = "bad gateway", After = 2, Times = 1 });

        var told = new List<QdrantCalls.Told>();
        for (var id = 0; id < 4; id++) told.Add(await qdrant.SendAsync("PUT", "/collections/papers/points?wait=true", $$$$"""{"points":[{"id":{{{{id}}}},"vector":{}}]}"""));

        Assert.Equal([200, 200, 429, 502], told.Select(one => one.Status));
        Assert.Equal(TimeSpan.FromSeconds(7), told[2].RetryAfter);
        Assert.Equal(["0", "1", "3"], qdrant.Papers.Ids.Select(id => id.ToString()));
    }

    [Fact]
    public async Task Answers_break_off_or_are_pages()
    {
        await using var qdrant = await QdrantCalls.StartAsync();
        qdrant.Server.Faults.Add(new QdrantFault(QdrantFaultKind.Malformed) { Times = 1 });
        qdrant.Server.Faults.Add(new QdrantFault(QdrantFaultKind.Page) { Times = 1 });

        var cut = await qdrant.SendAsync("GET", "/collections");
        var page = await qdrant.SendAsync("GET", "/collections");

        Assert.Equal(200, cut.Status);
        Assert.ThrowsAny<JsonException>(() => cut.Json);
        Assert.StartsWith("<!DOCTYPE html>", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disk_a_shard_and_a_node_fail_as_Qdrant_tells_it()
    {
        await using var qdrant = await QdrantCalls.StartAsync();
        await qdrant.MakePapersAsync();
        foreach (var (fault, status, text) in (IEnumerable<(QdrantFault Fault, int Status, string Text)>)
            [(QdrantFault.DiskFull(), 500, "No space left on device"), (QdrantFault.NoReplica(), 500, "has no active replica"), (QdrantFault.QuotaReached(), 507, "Insufficient storage")])
        {
            qdrant.Server.Faults.Clear();
            qdrant.Server.Faults.Add(fault);
            var told = await qdrant.SendAsync("PUT", "/collections/papers/points", Upsert);
            Assert.Equal(status, told.Status);
            Assert.Contains(text, told.Error, StringComparison.Ordinal);
            Assert.Equal(200, (await qdrant.SendAsync("POST", "/collections/papers/points/count", "{}")).Status);
        }

        Assert.Equal(0, qdrant.Papers.PointCount);
    }

    [Fact]
    public async Task A_server_that_was_stopped_comes_back_with_its_data_at_its_address()
    {
        await using var qdrant = await QdrantCalls.StartAsync();
        await qdrant.MakePapersAsync();
        await qdrant.UpsertAsync("""{"id":1,"vector":{}}""");
        var url = qdrant.Server.Url;

        await qdrant.Server.StopAsync();
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => qdrant.SendAsync("GET", "/collections"));
        await qdrant.Server.StartAgainAsync();

        Assert.Equal(url, qdrant.Server.Url);
        Assert.Equal(1, (await qdrant.AskAsync("POST", "/collections/papers/points/count", "{}")).GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task Writes_under_way_are_counted()
    {
        await using var qdrant = await QdrantCalls.StartAsync();
        await qdrant.MakePapersAsync();
        qdrant.Server.Writes.Reset();
        qdrant.Server.Faults.Add(new QdrantFault(QdrantFaultKind.Slow) { Delay = TimeSpan.FromMilliseconds(300), Where = request => request.IsWrite });

        await Task.WhenAll(Enumerable.Range(0, 5).Select(id => qdrant.SendAsync("PUT", "/collections/papers/points", $$$$"""{"points":[{"id":{{{{id}}}},"vector":{}}]}""")));

        Assert.Equal(5, qdrant.Server.Writes.Highest);
        Assert.InRange(qdrant.Server.Writes.Average, 1, 5);
        Assert.Equal(5, qdrant.Papers.PointCount);
    }

    [Fact]
    public async Task Readers_see_a_write_whole_while_others_write()
    {
        await using var qdrant = await QdrantCalls.StartAsync();
        await qdrant.MakePapersAsync();
        static string Write(int value) => $$$$"""{"points":[{{{{string.Join(',', Enumerable.Range(0, 50).Select(id => $$$"""{"id":{{{id}}},"vector":{},"payload":{"v":{{{value}}}}}"""))}}}}]}""";
        await qdrant.AskAsync("PUT", "/collections/papers/points?wait=true", Write(0));

        var writing = Task.WhenAll(Enumerable.Range(1, 30).Select(value => qdrant.SendAsync("PUT", "/collections/papers/points?wait=true", Write(value))));
        do
        {
            var page = await qdrant.AskAsync("POST", "/collections/papers/points/scroll", """{"limit":100}""");
            Assert.Single(page.GetProperty("points").EnumerateArray().Select(point => point.GetProperty("payload").GetProperty("v").GetInt32()).Distinct());
        }
        while (!writing.IsCompleted);

        Assert.All(await writing, told => Assert.Equal(200, told.Status));
    }
}
