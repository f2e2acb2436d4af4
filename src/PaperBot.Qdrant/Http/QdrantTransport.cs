using System.Net.Http.Headers;

namespace PaperBot.Qdrant.Http;

/// <summary>Carries one attempt to the server. Follows no redirect, so that the key reaches no address that nobody named.</summary>
internal sealed class QdrantTransport(QdrantOptions options) : IDisposable
{
    private static readonly TimeSpan LongestConnect = TimeSpan.FromSeconds(5);

    private readonly HttpClient _http = Create(options);
    private readonly Uri _root = ServerAddress.Root(options.Url);

    /// <summary>Sends a request once; the answer's body is still on its way.</summary>
    public async Task<HttpResponseMessage> SendAsync(QdrantRequest request, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(request.Method, new Uri(_root, request.Path));
        if (!string.IsNullOrEmpty(options.ApiKey)) message.Headers.TryAddWithoutValidation("api-key", options.ApiKey);
        if (request.Body is { } body) message.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        return await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static HttpClient Create(QdrantOptions options)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            ConnectTimeout = options.Timeout < LongestConnect ? options.Timeout : LongestConnect,
            UseCookies = false,
            // Containers often inherit a proxy that knows nothing of their neighbours.
            UseProxy = !ServerAddress.IsNearby(options.Url),
            // Trace ids would tell the server which questions belong together.
            ActivityHeadersPropagator = null,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            // Qdrant closes idle connections after five seconds: one of ours must never be that old.
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(4),
        };
        var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("PaperBot", null));
        return client;
    }
}
