using Microsoft.AspNetCore.Http;
using PaperBot.Feeds;
using Xunit;
using static PaperBot.Tests.Feeds.ArXivServer;

namespace PaperBot.Tests.Feeds;

/// <summary>When arXiv is asked again, and where.</summary>
public sealed class ArXivPaceTests
{
    private const string Id = "1706.03762";
    private readonly WaitlessTime _time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Between_two_requests_of_any_callers_lies_the_pause()
    {
        await using var server = await SayingAsync(Feed(Entry(Id)));
        using var feed = New(server);
        var records = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => feed.FetchAsync(Id, Token)));
        Assert.All(records, record => Assert.NotNull(record.Paper));
        Assert.Equal(Enumerable.Repeat(TimeSpan.FromSeconds(3), 5), _time.Waits);
    }

    [Fact]
    public async Task When_too_many_wait_the_next_is_told_so_at_once()
    {
        var open = new TaskCompletionSource();
        await using var server = await StartAsync(async (context, _) =>
        {
            await open.Task;
            await SayAsync(context, Feed(Entry(Id)));
        });
        using var feed = New(server);
        var waiting = Enumerable.Range(0, 21).Select(_ => feed.FetchAsync(Id, Token)).ToArray();
        Assert.Contains("Many papers are being fetched", (await feed.FetchAsync(Id, Token)).Refused!.Cause, StringComparison.Ordinal);
        open.SetResult();
        Assert.All(await Task.WhenAll(waiting), record => Assert.NotNull(record.Paper));
        Assert.NotNull((await feed.FetchAsync(Id, Token)).Paper);
    }

    [Theory]
    [InlineData(503, "7", 7)]
    [InlineData(429, "1", 3)]
    [InlineData(503, null, 3)]
    [InlineData(503, "Sat, 21 Nov 2026 12:00:20 GMT", 20)]
    public async Task A_busy_arxiv_is_asked_once_more_when_it_says(int status, string? retryAfter, int seconds)
    {
        await using var server = await StartAsync((context, number) => number == 1 ? BusyAsync(context, status, retryAfter) : SayAsync(context, Feed(Entry(Id))));
        using var feed = New(server);
        Assert.NotNull((await feed.FetchAsync(Id, Token)).Paper);
        Assert.Equal([TimeSpan.FromSeconds(seconds)], _time.Waits);
    }

    [Theory]
    [InlineData("2", 2)]
    [InlineData("31", 1)]
    [InlineData("99999999", 1)]
    public async Task An_arxiv_that_stays_busy_is_left_alone(string retryAfter, int requests)
    {
        await using var server = await StartAsync((context, _) => BusyAsync(context, 503, retryAfter));
        using var feed = New(server);
        Assert.Equal("arXiv is busy just now; try again in a few minutes, or add the paper from a file.", (await feed.FetchAsync(Id, Token)).Refused!.Cause);
        Assert.Equal(requests, server.Requests.Count);
    }

    [Fact]
    public async Task A_redirect_on_the_same_host_is_followed_at_arxivs_pace()
    {
        await using var server = await StartAsync((context, number) => number == 1 ? LeadAsync(context, "/api/query?id_list=1706.03762&again=1") : SayAsync(context, Feed(Entry(Id))));
        using var feed = New(server);
        Assert.NotNull((await feed.FetchAsync(Id, Token)).Paper);
        Assert.Equal("?id_list=1706.03762&again=1", server.Requests[1].Query);
        Assert.Equal([TimeSpan.FromSeconds(3)], _time.Waits);
    }

    [Fact]
    public async Task Redirects_without_end_are_left()
    {
        await using var server = await StartAsync((context, _) => LeadAsync(context, "/api/query"));
        using var feed = New(server);
        Assert.Contains("cannot be reached", (await feed.FetchAsync(Id, Token)).Refused!.Cause, StringComparison.Ordinal);
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task No_redirect_leads_to_another_host()
    {
        await using var other = await SayingAsync(Feed(Entry(Id)));
        foreach (var target in new[] { other.Address.AbsoluteUri, $"//localhost:{other.Address.Port}/api/query", "file:///etc/passwd", "http://169.254.169.254/latest", "//[", "javascript:alert(1)" })
        {
            await using var server = await StartAsync((context, _) => LeadAsync(context, target));
            using var feed = New(server);
            Assert.Contains("cannot be reached", (await feed.FetchAsync(Id, Token)).Refused!.Cause, StringComparison.Ordinal);
            Assert.Single(server.Requests);
        }

        Assert.Empty(other.Requests);
    }

    private static Task BusyAsync(HttpContext context, int status, string? retryAfter)
    {
        context.Response.StatusCode = status;
        if (retryAfter is not null) context.Response.Headers.RetryAfter = retryAfter;
        return Task.CompletedTask;
    }

    private static Task LeadAsync(HttpContext context, string target)
    {
        context.Response.StatusCode = 302;
        context.Response.Headers.Location = target;
        return Task.CompletedTask;
    }

    private ArXivFeed New(ArXivServer server) => new(new ArXivOptions { BaseUrl = server.Address }, _time);
}
