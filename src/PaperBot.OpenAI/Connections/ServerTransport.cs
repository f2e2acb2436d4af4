using System.Net.Http.Headers;

namespace PaperBot.OpenAI.Connections;

/// <summary>Makes the HTTP client that everything goes through.</summary>
internal static class ServerTransport
{
    /// <summary>A client without time limits of its own.</summary>
    public static HttpClient Create(ServerOptions options)
    {
        var client = new HttpClient(Handler(options)) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("PaperBot", null));
        return client;
    }

    private static SocketsHttpHandler Handler(ServerOptions options) => new()
    {
        // The key must not travel to an address that nobody named.
        AllowAutoRedirect = false,
        ConnectTimeout = options.ConnectTimeout,
        UseCookies = false,
        UseProxy = !ServerAddress.IsLoopback(options.Url),
        // Trace ids would tell the server which requests belong together.
        ActivityHeadersPropagator = null,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };
}
