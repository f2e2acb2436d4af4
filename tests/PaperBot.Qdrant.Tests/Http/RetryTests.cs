using PaperBot.Indexing;
using PaperBot.Qdrant.Http;
using Xunit;

namespace PaperBot.Qdrant.Tests.Http;

public sealed class RetryTests
{
    private static readonly Reply Counted = Reply.Ok("""{"count":3}""");

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_burst_of_failures_is_sat_out(int status)
    {
        await using var server = await ScriptedQdrant.StartAsync(Reply.Error(status, "Service internal error"), Reply.Text(status, "text/html", "<html>"), Counted);
        using var client = new Client(server.Root);
        Assert.Equal(3, await client.CountAsync());
        Assert.Equal(3, server.Requests.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("""{"result":{"cou""")]
    public async Task A_batch_whose_connection_is_lost_is_sent_again_as_it_was(string beginning)
    {
        await using var server = await ScriptedQdrant.StartAsync(Reply.Drop(beginning), Reply.Written);
        using var client = new Client(server.Root);
        await client.WriteAsync(points: 5);
        Assert.Equal(2, server.Requests.Count);
        Assert.Single(server.Requests.Select(asked => asked.Body).Distinct());
    }

    [Fact]
    public async Task Waits_grow_up_to_a_bound_and_vary()
    {
        await using var server = await ScriptedQdrant.StartAsync(Reply.Error(500, "Service internal error"));
        using var client = new Client(server.Root);
        await Assert.ThrowsAsync<IndexUnreachableException>(() => client.CountAsync());
        var bounds = client.Time.Waits.Select((_, failed) => TimeSpan.FromSeconds(Math.Min(10, 0.2 * Math.Pow(2, failed))));
        Assert.All(client.Time.Waits.Zip(bounds), wait => Assert.InRange(wait.First, TimeSpan.Zero, wait.Second));
        Assert.Contains(client.Time.Waits, wait => wait > TimeSpan.FromSeconds(5));
        Assert.Equal(client.Time.Waits.Count, client.Time.Waits.Distinct().Count());
    }

    [Fact]
    public async Task Writes_are_tried_for_their_whole_time_and_not_longer()
    {
        await using var server = await ScriptedQdrant.StartAsync(Reply.Error(503, "Shard temporarily unavailable"));
        using var client = new Client(server.Root, options => options with { RetryFor = TimeSpan.FromMinutes(2) });
        await Assert.ThrowsAsync<IndexUnreachableException>(() => client.WriteAsync());
        var waited = client.Time.Waits.Aggregate(TimeSpan.Zero, (sum, wait) => sum + wait);
        Assert.InRange(waited, TimeSpan.FromSeconds(110), TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task Questions_are_given_up_much_sooner()
    {
        await using var server = await ScriptedQdrant.StartAsync(Reply.Error(500, "Service internal error"));
        using var client = new Client(server.Root, options => options with { RetryQuestionFor = TimeSpan.FromSeconds(3) });
        await Assert.ThrowsAsync<IndexUnreachableException>(() => client.CountAsync(Urgency.Question));
        var waited = client.Time.Waits.Aggregate(TimeSpan.Zero, (sum, wait) => sum + wait);
        Assert.InRange(waited, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task Without_any_time_a_question_is_asked_once()
    {
        await using var server = await ScriptedQdrant.StartAsync(Reply.Error(500, "Service internal error"), Counted);
        using var client = new Client(server.Root, options => options with { RetryQuestionFor = TimeSpan.Zero });
        await Assert.ThrowsAsync<IndexUnreachableException>(() => client.CountAsync(Urgency.Question));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task The_seconds_that_the_server_asks_for_are_waited()
    {
        await using var server = await ScriptedQdrant.StartAsync(Reply.Error(429, "Rate limiting exceeded", ("Retry-After", "7")), Counted);
        using var client = new Client(server.Root);
        Assert.Equal(3, await client.CountAsync());
        Assert.Equal([TimeSpan.FromSeconds(7)], client.Time.Waits);
    }

    [Fact]
    public async Task The_date_that_the_server_asks_for_is_waited_for()
    {
        await using var server = await ScriptedQdrant.StartAsync(Reply.Error(503, "Shard temporarily unavailable", ("Retry-After", "Sat, 21 Nov 2026 10:00:09 GMT")), Counted);
        using var client = new Client(server.Root, now: new DateTimeOffset(2026, 11, 21, 10, 0, 0, TimeSpan.Zero));
        Assert.Equal(3, await client.CountAsync());
        Assert.Equal([TimeSpan.FromSeconds(9)], client.Time.Waits);
    }

    [Fact]
    public async Task A_server_that_wants_to_be_left_alone_for_longer_than_there_is_time_is_told_at_once()
    {
        await using var server = await ScriptedQdrant.StartAsync(Reply.Error(429, "Write rate limit exceeded: Operation requires 5 tokens", ("Retry-After", "3600")));
        using var client = new Client(server.Root);
        var failure = await Assert.ThrowsAsync<IndexUnreachableException>(() => client.WriteAsync());
        Assert.Equal($"The Qdrant server at {server.Root.ToString().TrimEnd('/')} takes no more requests now (write_rate_limit of its strict mode); try again in 3600 seconds.", failure.Message);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_request_without_an_answer_is_given_up_and_sent_again()
    {
        await using var server = await ScriptedQdrant.StartAsync(Reply.Silence, Counted);
        using var api = new QdrantApi(new QdrantOptions { Url = server.Root, Timeout = TimeSpan.FromMilliseconds(200) }, TimeProvider.System, new CapturedLog());
        Assert.Equal(3, await api.CountAsync("papers", null, exact: true, Urgency.Background, default));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_server_that_never_answers_is_told_with_the_seconds_that_it_had()
    {
        await using var server = await ScriptedQdrant.StartAsync(Reply.Silence);
        using var client = new Client(server.Root, options => options with { Timeout = TimeSpan.FromMilliseconds(1500), RetryQuestionFor = TimeSpan.Zero });
        var failure = await Assert.ThrowsAsync<IndexUnreachableException>(() => client.CountAsync(Urgency.Question));
        Assert.EndsWith("did not answer within 1.5 seconds; see what keeps it busy, or raise Qdrant:TimeoutSeconds.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_waits_for_a_silent_server_a_shorter_time_than_a_write()
    {
        await using var server = await ScriptedQdrant.StartAsync(Reply.Silence);
        var options = new QdrantOptions { Url = server.Root, Timeout = TimeSpan.FromMinutes(10), QuestionTimeout = TimeSpan.FromMilliseconds(1500) };
        using var api = new QdrantApi(options, TimeProvider.System, new CapturedLog());
        var failure = await Assert.ThrowsAsync<IndexUnreachableException>(() => api.CountAsync("papers", null, exact: true, Urgency.Question, default));
        Assert.EndsWith("did not answer within 1.5 seconds; see what keeps it busy, or raise Qdrant:QuestionTimeoutSeconds.", failure.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task The_attempts_of_a_question_share_its_time()
    {
        await using var server = await ScriptedQdrant.StartAsync(Reply.Error(503, "Shard temporarily unavailable", ("Retry-After", "6")), Counted);
        using var client = new Client(server.Root, options => options with { QuestionTimeout = TimeSpan.FromSeconds(5), RetryQuestionFor = TimeSpan.FromMinutes(1) });
        await Assert.ThrowsAsync<IndexUnreachableException>(() => client.CountAsync(Urgency.Question));
        Assert.InRange(server.Requests.Count, 0, 1);
    }

    [Fact]
    public async Task Cancelling_ends_a_request_under_way()
    {
        await using var server = await ScriptedQdrant.StartAsync(Reply.Silence);
        using var client = new Client(server.Root);
        using var cancelling = new CancellationTokenSource();
        var asked = client.CountAsync(cancellationToken: cancelling.Token);
        await server.Waiting.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await cancelling.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        await server.Abandoned.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Cancelling_ends_a_wait_for_the_next_attempt()
    {
        await using var server = await ScriptedQdrant.StartAsync(Reply.Error(429, "Rate limiting exceeded", ("Retry-After", "60")));
        using var client = new Client(server.Root);
        using var cancelling = new CancellationTokenSource();
        var asked = client.CountAsync(cancellationToken: cancelling.Token);
        await Until.TrueAsync(() => client.Log.Lines.Any(line => line.Contains("sent again in 60 s", StringComparison.Ordinal)));
        await cancelling.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        Assert.Single(server.Requests);
    }
}
