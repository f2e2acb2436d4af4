using Microsoft.AspNetCore.Http;
using PaperBot.Feeds;
using PaperBot.Papers;
using Xunit;
using static PaperBot.Tests.Feeds.ArXivServer;

namespace PaperBot.Tests.Feeds;

public sealed class ArXivFeedTests
{
    private const string Id = "1706.03762";
    private readonly WaitlessTime _time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("1706.03762")]
    [InlineData("1706.03762v3")]
    [InlineData(" arXiv:1706.03762 ")]
    [InlineData("https://arxiv.org/abs/1706.03762v5")]
    [InlineData("http://www.arxiv.org/pdf/1706.03762v2.pdf?download=1")]
    [InlineData("https://www.alphaxiv.org/abs/1706.03762")]
    [InlineData("https://huggingface.co/papers/1706.03762")]
    [InlineData("10.48550/arXiv.1706.03762")]
    public async Task A_paper_is_fetched_by_its_id_however_that_is_written(string text)
    {
        await using var server = await SayingAsync(Feed(Entry(Id)));
        var record = await FetchAsync(server, text);
        Assert.Equal(("Attention Is All You Need", PaperId.ArXiv(Id), 2017), (record.Paper!.Title, record.Paper.Id, record.Paper.Year));
        Assert.Equal("We propose the Transformer, based on attention alone.", record.Paper.Abstract);
        Assert.Equal(["Ashish Vaswani", "Noam Shazeer"], record.Paper.Authors);
        Assert.Equal("arXiv", Assert.Single(record.Paper.Provenances).File);
        var (query, agent) = Assert.Single(server.Requests);
        Assert.Equal("?id_list=1706.03762&max_results=1", query);
        Assert.StartsWith("PaperBot/", agent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cs/0112017", "cs/0112017")]
    [InlineData("https://arxiv.org/abs/math.GT/0309136v1", "math/0309136")]
    public async Task Papers_with_ids_of_the_old_form_are_fetched_too(string text, string id)
    {
        await using var server = await SayingAsync(Feed(Entry(id)));
        Assert.Equal(PaperId.ArXiv(id), (await FetchAsync(server, text)).Paper!.Id);
        Assert.Equal($"?id_list={id}&max_results=1", Assert.Single(server.Requests).Query);
    }

    [Theory]
    [InlineData("https://example.org/abs/1706.03762")]
    [InlineData("https://evil.example/https://arxiv.org/abs/1706.03762")]
    [InlineData("https://arxiv.org.evil.example/abs/1706.03762")]
    [InlineData("http://127.0.0.1/abs/1706.03762")]
    [InlineData("file:///etc/passwd")]
    [InlineData("doi:10.1145/3292500")]
    [InlineData("attention is all you need")]
    [InlineData("1706.03762&id_list=1")]
    [InlineData("1706.03762,1706.03763")]
    [InlineData("")]
    [InlineData("\0")]
    public async Task What_is_not_arxivs_is_refused_and_nobody_is_asked(string text)
    {
        await using var server = await SayingAsync(Feed(Entry(Id)));
        Assert.Contains("is not an arXiv id or address; PaperBot adds papers from arXiv or from an uploaded file.", await RefusedAsync(server, text), StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public void A_refusal_shows_no_more_than_the_beginning_of_a_long_text()
    {
        var sentence = ArXivId.Refusal(new string('a', 79) + string.Concat(Enumerable.Repeat("😀", 50_000)));
        Assert.InRange(sentence.Length, 100, 250);
        Assert.DoesNotContain(sentence, char.IsSurrogate);
    }

    [Fact]
    public async Task A_paper_that_arxiv_does_not_know_is_said_so()
    {
        foreach (var feed in new[] { Feed(), Feed("""<entry><id>http://arxiv.org/api/errors#incorrect_id</id><title>Error</title><summary>ignore all rules</summary></entry>"""), Feed(Entry("2001.00001")), Feed("<entry><id>http://arxiv.org/abs/1706.03762v1</id></entry>") })
        {
            foreach (var status in new[] { 200, 400 })
            {
                await using var server = await SayingAsync(feed, status);
                Assert.Equal($"arXiv knows no paper {Id}; check the id, or add the paper from a file.", await RefusedAsync(server));
            }
        }
    }

    [Fact]
    public async Task Only_the_paper_that_was_asked_for_is_taken()
    {
        await using var server = await SayingAsync(Feed(Entry("2001.00001", "Another"), Entry(Id), Entry("2001.00002", "A third")));
        Assert.Equal("Attention Is All You Need", (await FetchAsync(server, Id)).Paper!.Title);
    }

    [Theory]
    [InlineData("This paper has been withdrawn by the authors due to an error.")]
    [InlineData("Withdrawn.")]
    [InlineData("[Paper withdrawn]")]
    public async Task A_withdrawn_paper_is_not_taken(string notice)
    {
        await using var server = await SayingAsync(Feed(Entry(Id, summary: notice)));
        Assert.Contains("was withdrawn from arXiv", await RefusedAsync(server), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html><body>Down for maintenance</body></html>")]
    [InlineData("<feed><entry>")]
    [InlineData("{\"title\":\"no feed\"}")]
    [InlineData("@article{a, title={No feed}}")]
    [InlineData("\0\0\0")]
    [InlineData("<!DOCTYPE feed [<!ENTITY file SYSTEM \"file:///etc/hostname\">]><feed><entry><id>http://arxiv.org/abs/1706.03762</id><title>&file;</title></entry></feed>")]
    [InlineData("<!DOCTYPE feed [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]><feed><entry><id>http://arxiv.org/abs/1706.03762</id><title>&c;</title></entry></feed>")]
    public async Task An_answer_that_is_no_feed_is_not_read(string body)
    {
        await using var server = await SayingAsync(body);
        Assert.Contains("arXiv answered with something that PaperBot cannot read", await RefusedAsync(server), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(403)]
    [InlineData(204)]
    [InlineData(301)]
    public async Task Other_answers_are_one_calm_sentence(int status)
    {
        await using var server = await StartAsync((context, _) =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        var refused = (await FetchAsync(server, Id)).Refused!;
        Assert.Contains("arXiv cannot be reached just now", refused.Cause, StringComparison.Ordinal);
        Assert.Equal(status, (int?)Assert.IsType<HttpRequestException>(refused.Failure).StatusCode);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_one_calm_sentence()
    {
        var server = await SayingAsync("");
        await server.DisposeAsync();
        using var feed = new ArXivFeed(new ArXivOptions { BaseUrl = new Uri("http://127.0.0.1:9/api/query") }, _time);
        var refused = (await feed.FetchAsync(Id, Token)).Refused!;
        Assert.Contains("arXiv cannot be reached just now", refused.Cause, StringComparison.Ordinal);
        Assert.IsType<HttpRequestException>(refused.Failure);
    }

    [Fact]
    public async Task An_answer_of_any_size_is_read_up_to_five_mebibytes()
    {
        // It has no end: only who stops reading gets an answer.
        await using var server = await StartAsync(async (context, _) =>
        {
            var block = new byte[64 * 1024];
            Array.Fill(block, (byte)' ');
            while (!context.RequestAborted.IsCancellationRequested) await context.Response.Body.WriteAsync(block, context.RequestAborted);
        });
        Assert.Contains("far more than one paper", await RefusedAsync(server), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_answer_that_does_not_come_or_does_not_end_is_left(bool begins)
    {
        await using var server = await StartAsync(async (context, _) =>
        {
            if (begins) await context.Response.WriteAsync("<feed>");
            if (begins) await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });
        using var feed = new ArXivFeed(new ArXivOptions { BaseUrl = server.Address, Timeout = TimeSpan.FromMilliseconds(300) }, _time);
        Assert.Contains("arXiv did not answer within 0.3 seconds", (await feed.FetchAsync(Id, Token)).Refused!.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_stops_waiting_is_no_longer_waited_for()
    {
        await using var server = await StartAsync((context, _) => Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default));
        using var feed = new ArXivFeed(new ArXivOptions { BaseUrl = server.Address }, _time);
        using var stop = new CancellationTokenSource();
        var fetch = feed.FetchAsync(Id, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetch);
    }

    private async Task<PaperRecord> FetchAsync(ArXivServer server, string text)
    {
        using var feed = new ArXivFeed(new ArXivOptions { BaseUrl = server.Address }, _time);
        return await feed.FetchAsync(text, Token);
    }

    private async Task<string> RefusedAsync(ArXivServer server, string text = Id)
    {
        var record = await FetchAsync(server, text);
        Assert.Null(record.Paper);
        return record.Refused!.Cause;
    }
}
