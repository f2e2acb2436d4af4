using System.IO.Compression;
using System.Net;
using PaperBot.FeedServer;
using PaperBot.Feeds;
using PaperBot.Papers.Files;
using Xunit;

namespace PaperBot.Tests.Feeds;

/// <summary>Whom a feed asks, how often, and what it makes of answers that are none.</summary>
public sealed class FeedAskingTests
{
    private static readonly DateTimeOffset Yesterday = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(503, null)]
    [InlineData(429, "7")]
    [InlineData(500, null)]
    [InlineData(502, null)]
    public async Task A_server_that_is_busy_or_at_fault_is_asked_again(int status, string? retryAfter)
    {
        await using var world = await WorldAsync();
        world.Server.Fail(Fault.Busy(status, retryAfter, times: 3));
        var report = await world.RunAsync(world.Rss("a"));
        Assert.Equal((null, 3, 4), (report.Trouble, report.New, report.Requests));
        var waits = world.Server.Calls.Select(call => call.At).ToArray();
        var least = retryAfter is null ? new[] { 5, 10, 20 } : [7, 7, 7];
        Assert.Equal(least, waits.Zip(waits.Skip(1), (one, next) => (int)(next - one).TotalSeconds));
    }

    [Fact]
    public async Task A_server_that_wants_to_be_left_alone_is_left_alone_until_then()
    {
        await using var world = await WorldAsync();
        world.Server.Fail(Fault.Busy(429, "7200", times: 9));
        var before = world.Now;
        var report = await world.RunAsync(world.Rss("a"));
        Assert.Equal((1, before.AddHours(2)), (report.Requests, report.RetryAt));
        Assert.Equal($"{world.Server.Root.Authority} is busy and asks to be left alone until {before.AddHours(2):u}. It is tried again by itself then.", report.Trouble);
        Assert.Equal(before.AddHours(2), (await world.State.GetFeedAsync("rss-a", TestContext.Current.CancellationToken))!.NextRun);
    }

    [Theory]
    [InlineData(404, "has nothing at that address (404)")]
    [InlineData(410, "has nothing at that address (410)")]
    [InlineData(403, "does not let PaperBot read this (403)")]
    [InlineData(418, "answered with an error (418)")]
    public async Task Other_answers_are_told_at_once(int status, string sentence)
    {
        await using var world = await WorldAsync();
        world.Server.Fail(Fault.Error(status, times: 9));
        var report = await world.RunAsync(world.Rss("a"));
        Assert.Equal(1, report.Requests);
        Assert.Contains(sentence, report.Trouble, StringComparison.Ordinal);
        Assert.IsType<HttpRequestException>(Assert.IsAssignableFrom<Exception>(report.Failure).InnerException);
    }

    [Fact]
    public async Task A_cut_answer_is_asked_for_again()
    {
        await using var world = await WorldAsync();
        world.Server.Fail(new Fault { CutAfter = 100, Times = 2 });
        Assert.Equal((null, 3, 3), (await world.RunAsync(world.Rss("a")) is var report ? report.Trouble : "", report.New, report.Requests));
        world.Server.HasValidators = false;
        world.Server.Fail(new Fault { CutAfter = 100, Times = 9 });
        Assert.Contains("cannot be reached, or its answer was cut", (await world.RunAsync(world.Rss("a"))).Trouble, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silent_server_is_waited_for_no_longer_than_it_may_take()
    {
        await using var world = await WorldAsync();
        world.Server.Fail(new Fault { IsSilent = true, Times = 9 });
        var report = await world.RunAsync(world.Rss("a") with { Timeout = TimeSpan.FromMilliseconds(200) });
        Assert.Equal(4, report.Requests);
        Assert.Contains("did not answer within 0.2 seconds", report.Trouble, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_one_calm_sentence()
    {
        await using var world = await WorldAsync();
        var report = await world.RunAsync(world.Rss("a") with { Url = new Uri("http://127.0.0.1:9/rss") });
        Assert.Equal("127.0.0.1:9 cannot be reached, or its answer was cut. It is tried again by itself; if that goes on, check the network and the feed's address.", report.Trouble);
    }

    [Fact]
    public async Task More_than_is_allowed_is_not_read_however_small_it_was_packed()
    {
        await using var world = await WorldAsync();
        world.Server.Content.SetRss("a", "<rss><channel>" + new string(' ', 3_000_000) + "</channel></rss>");
        var report = await world.RunAsync(world.Rss("a") with { MostBytes = 1024 * 1024 });
        Assert.Equal(($"{world.Server.Root.Authority} answered with more than 1 MiB, which was not read; raise MostMegabytes of the feed if that is right.", 1), (report.Trouble, report.Requests));
        Assert.Null((await world.RunAsync(world.Rss("a"))).Trouble);
    }

    [Fact]
    public async Task A_file_that_is_packed_itself_counts_as_large_as_what_comes_out()
    {
        using var http = new HttpClient(new PackedFile(3_000_000));
        var request = new FeedRequest(new Uri("http://journal.example/feed.xml.gz"), new FeedHosts(new Uri("http://journal.example"), [])) { MostBytes = 1024 * 1024 };
        await Assert.ThrowsAsync<TooLargeException>(() => FetchedAnswer.GetAsync(http, request.Address, request, TestContext.Current.CancellationToken));
        using var answer = await FetchedAnswer.GetAsync(http, request.Address, request with { MostBytes = 4 * 1024 * 1024 }, TestContext.Current.CancellationToken);
        Assert.True(answer.Content.Length < 100_000);
    }

    [Fact]
    public async Task Answers_come_packed_without_cookies_and_with_a_name()
    {
        await using var world = await WorldAsync();
        await world.RunAsync(world.Rss("a"));
        var headers = world.Server.Calls[0].Headers;
        Assert.Contains("gzip", headers["Accept-Encoding"], StringComparison.Ordinal);
        Assert.StartsWith("PaperBot/", headers["User-Agent"], StringComparison.Ordinal);
        Assert.DoesNotContain("Cookie", headers.Keys);
    }

    [Fact]
    public async Task A_permanent_redirect_on_the_host_is_followed_and_told()
    {
        await using var world = await WorldAsync();
        world.Server.Fail(Fault.Redirect("/rss/a", 301) with { On = "/rss/old" });
        var report = await world.RunAsync(world.Rss("old"));
        Assert.Equal((3, $"The feed has moved for good to {world.Server.Rss("a")}: set its Url to that."), (report.New, Assert.Single(report.Remarks)));
        world.Server.Fail(Fault.Redirect("/rss/a", 302) with { On = "/rss/old" });
        Assert.Empty((await world.RunAsync(world.Rss("old"))).Remarks);
    }

    [Fact]
    public async Task Nobody_is_asked_who_is_not_configured_wherever_an_answer_leads()
    {
        await using var other = await LoopbackFeeds.StartAsync();
        other.Content.SetRss("a", RssText.Atom(MadeUpPapers.Many(2, Yesterday, TimeSpan.Zero)));
        foreach (var target in new[] { other.Rss("a").AbsoluteUri, $"//localhost:{other.Root.Port}/rss/a", "http://169.254.169.254/latest/meta-data", "http://[::1]/", "file:///etc/passwd", "ftp://127.0.0.1/", "javascript:alert(1)", $"http://user:secret@{other.Root.Authority}/rss/a", "//[" })
        {
            await using var world = await WorldAsync();
            world.Server.Fail(Fault.Redirect(target, 301, times: 9));
            var report = await world.RunAsync(world.Rss("a"));
            Assert.Contains("which is not configured, so nobody was asked there", report.Trouble, StringComparison.Ordinal);
            Assert.DoesNotContain("secret", report.Trouble, StringComparison.Ordinal);
            Assert.Equal(1, report.Requests);
        }

        Assert.Empty(other.Calls);
    }

    [Fact]
    public async Task A_host_that_is_configured_besides_is_asked()
    {
        await using var world = await WorldAsync();
        await using var other = await LoopbackFeeds.StartAsync(world.Time);
        other.Content.SetRss("b", RssText.Atom(MadeUpPapers.Many(2, Yesterday, TimeSpan.Zero)));
        world.Server.Fail(Fault.Redirect(other.Rss("b").AbsoluteUri));
        var report = await world.RunAsync(world.Rss("a") with { Hosts = [other.Root.Authority] });
        Assert.Equal((null, 2), (report.Trouble, report.New));
    }

    [Fact]
    public async Task Redirects_without_end_are_left()
    {
        await using var world = await WorldAsync();
        world.Server.Fail(Fault.Redirect("/rss/a", times: 99));
        Assert.Equal(4, (await world.RunAsync(world.Rss("a"))).Requests);
    }

    [Theory]
    [InlineData("http://a.example/x", "https://a.example/y", true)]
    [InlineData("http://a.example/x", "/z", true)]
    [InlineData("https://a.example/x", "http://a.example/y", false)]
    [InlineData("https://a.example/x", "https://a.example:8443/y", false)]
    [InlineData("http://a.example:8080/x", "https://a.example/y", false)]
    [InlineData("https://a.example/x", "https://b.example/y", true)]
    [InlineData("https://a.example/x", "https://b.example:444/y", false)]
    [InlineData("https://a.example/x", "http://b.example/y", false)]
    [InlineData("https://a.example/x", "https://c.example/y", true)]
    [InlineData("https://a.example/x", "https://c.example:444/y", false)]
    [InlineData("https://a.example/x", "https://a.example.evil.example/y", false)]
    public void A_redirect_may_lead_to_configured_hosts_and_never_to_less_security(string configured, string location, bool allowed)
    {
        var main = new Uri(configured);
        Assert.Equal(allowed, new FeedHosts(main, ["b.example", "c.example:443"]).Next(main, new Uri(location, UriKind.RelativeOrAbsolute)) is not null);
    }

    private static async Task<FeedWorld> WorldAsync()
    {
        var world = await FeedWorld.StartAsync();
        world.Server.Content.SetRss("a", RssText.Atom(MadeUpPapers.Many(3, Yesterday, TimeSpan.FromHours(1))));
        return world;
    }

    /// <summary>Answers with a packed file of so many bytes.</summary>
    private sealed class PackedFile(int bytes) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using var packed = new MemoryStream();
            using (var gzip = new GZipStream(packed, CompressionMode.Compress)) gzip.Write(new byte[bytes]);
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(packed.ToArray()) });
        }
    }
}
