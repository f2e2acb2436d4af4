using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace PaperBot.Tests.Feeds;

/// <summary>What asks like arXiv's API on loopback and answers as a test wants.</summary>
internal sealed class ArXivServer : IAsyncDisposable
{
    private readonly LoopbackServer _server;
    private readonly ConcurrentQueue<(string Query, string UserAgent)> _requests;

    private ArXivServer(LoopbackServer server, ConcurrentQueue<(string, string)> requests) => (_server, _requests) = (server, requests);

    public Uri Address => new(_server.Root, "/api/query");

    public IReadOnlyList<(string Query, string UserAgent)> Requests => [.. _requests];

    /// <summary>A server that answers the requests, counted from 1, with <paramref name="answer"/>.</summary>
    public static async Task<ArXivServer> StartAsync(Func<HttpContext, int, Task> answer)
    {
        var requests = new ConcurrentQueue<(string, string)>();
        var count = 0;
        return new ArXivServer(
            await LoopbackServer.StartAsync(async context =>
            {
                requests.Enqueue((context.Request.QueryString.Value ?? "", context.Request.Headers.UserAgent.ToString()));
                await answer(context, Interlocked.Increment(ref count));
            }),
            requests);
    }

    /// <summary>A server that always answers with <paramref name="body"/>.</summary>
    public static Task<ArXivServer> SayingAsync(string body, int status = 200) => StartAsync((context, _) => SayAsync(context, body, status));

    public static Task SayAsync(HttpContext context, string body, int status = 200)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/atom+xml; charset=UTF-8";
        return context.Response.WriteAsync(body);
    }

    public static string Feed(params string[] entries) =>
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom" xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom">
          <title>arXiv Query</title>
          <id>http://arxiv.org/api/abc</id>
          <opensearch:totalResults>{entries.Length}</opensearch:totalResults>
          {string.Concat(entries)}
        </feed>
        """;

    public static string Entry(string id, string title = "Attention Is All You Need", string summary = "We propose the Transformer, based on attention alone.") =>
        $"""
        <entry>
          <id>http://arxiv.org/abs/{id}v7</id>
          <updated>2023-08-02T00:41:18Z</updated>
          <published>2017-06-12T17:57:34Z</published>
          <title>{title}</title>
          <summary>{summary}</summary>
          <author><name>Ashish Vaswani</name></author>
          <author><name>Noam Shazeer</name></author>
          <link href="http://arxiv.org/abs/{id}v7" rel="alternate" type="text/html"/>
          <arxiv:primary_category term="cs.CL"/>
          <category term="cs.CL"/>
        </entry>
        """;

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
