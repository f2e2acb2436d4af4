using System.Text;
using System.Text.Json;
using PaperBot.QdrantServer;
using PaperBot.QdrantServer.Collections;
using Xunit;

namespace PaperBot.Qdrant.Tests.Server;

/// <summary>The server of our own with bare requests to it, so that its own tests lean on no client.</summary>
internal sealed class QdrantCalls : IAsyncDisposable
{
    private readonly HttpClient _http = new();

    private QdrantCalls(LoopbackQdrant server) => Server = server;

    public LoopbackQdrant Server { get; }

    public static async Task<QdrantCalls> StartAsync(LoopbackQdrantOptions? options = null) => new(await LoopbackQdrant.StartAsync(options));

    /// <summary>Sends a request; every string in <paramref name="path"/> stands as in an address.</summary>
    public async Task<Told> SendAsync(string method, string path, string? json = null, string? key = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(Server.Url, path));
        if (json is not null) request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        if (key is not null) request.Headers.Add("api-key", key);
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        var retryAfter = response.Headers.RetryAfter?.Delta;
        return new Told((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), retryAfter);
    }

    /// <summary>The result of a request that has to succeed.</summary>
    public async Task<JsonElement> AskAsync(string method, string path, string? json = null)
    {
        var told = await SendAsync(method, path, json);
        Assert.True(told.Status == 200, $"{method} {path}: {told.Status} {told.Body}");
        return told.Json.GetProperty("result");
    }

    /// <summary>The ids found by a query of the collection <c>papers</c>, with their scores.</summary>
    public async Task<IReadOnlyList<(string Id, float Score)>> QueryAsync(string json) =>
        [.. (await AskAsync("POST", "/collections/papers/points/query", json)).GetProperty("points").EnumerateArray().Select(point => (point.GetProperty("id").ToString(), point.GetProperty("score").GetSingle()))];

    /// <summary>The ids of the points that pass a filter, ascending.</summary>
    public async Task<string> MatchingAsync(string filter)
    {
        var points = (await AskAsync("POST", "/collections/papers/points/scroll", $$$$"""{"limit":1000,"with_payload":false,"filter":{{{{filter}}}}}""")).GetProperty("points");
        return string.Join(' ', points.EnumerateArray().Select(point => point.GetProperty("id").ToString()));
    }

    /// <summary>Makes the collection <c>papers</c>: dense vectors of two dimensions by cosine, words with inverse document frequency, letters without.</summary>
    public async Task MakePapersAsync(string more = "")
    {
        await AskAsync("PUT", "/collections/papers", $$$$"""{"vectors":{"dense":{"size":2,"distance":"Cosine"}},"sparse_vectors":{"words":{"modifier":"idf"},"letters":{}}{{{{more}}}}}""");
    }

    /// <summary>Upserts points, given as the elements of a JSON list, into <c>papers</c>.</summary>
    public Task UpsertAsync(params string[] points) => AskAsync("PUT", "/collections/papers/points?wait=true", $$$$"""{"points":[{{{{string.Join(',', points)}}}}]}""");

    public StoredCollection Papers => Server.Collection("papers");

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Server.DisposeAsync();
    }

    /// <summary>What came back.</summary>
    internal sealed record Told(int Status, string Body, TimeSpan? RetryAfter)
    {
        public JsonElement Json => JsonDocument.Parse(Body).RootElement;

        public string Error => Json.GetProperty("status").GetProperty("error").GetString()!;
    }
}
