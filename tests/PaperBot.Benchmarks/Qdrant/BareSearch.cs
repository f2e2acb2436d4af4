using System.Net.Http.Headers;
using System.Text.Json;
using PaperBot.Indexing;
using PaperBot.Qdrant;
using PaperBot.Qdrant.Payloads;
using PaperBot.Qdrant.Queries;

namespace PaperBot.Benchmarks.Qdrant;

/// <summary>The two requests of a search as they go over the wire, sent and their answers received without a look at them: what is left of a search's time is our own share.</summary>
internal sealed class BareSearch(QdrantOptions options) : IDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private readonly HttpClient _http = new() { BaseAddress = options.Url };

    public byte[] Body(IndexQuery query) =>
        JsonSerializer.SerializeToUtf8Bytes(new QueryBatch(SearchPlan.Of(query, MappedFilter.Everything, options, shards: 1).Requests), QdrantJson.Default.QueryBatch);

    public Task RunAsync(byte[] body, CancellationToken cancellationToken) => Task.WhenAll(
        SendAsync("points/query/batch", body, cancellationToken), SendAsync("points/count", "{\"exact\":false}"u8.ToArray(), cancellationToken));

    public void Dispose() => _http.Dispose();

    private async Task SendAsync(string path, byte[] body, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = Json;
        using var answer = await _http.PostAsync(new Uri($"collections/{options.Collection}/{path}", UriKind.Relative), content, cancellationToken);
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync(cancellationToken);
    }
}
