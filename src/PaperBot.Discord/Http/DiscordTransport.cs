using System.Net.Http.Headers;
using System.Text.Json;
using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Http;

/// <summary>Carries one attempt to Discord and its answer back. Follows no redirect, and shows the bot token to the API alone.</summary>
internal sealed class DiscordTransport(DiscordOptions options, HttpPace pace) : IDisposable
{
    private const int MaxAnswerBytes = 8 * 1024 * 1024;

    // Discord demands this form, address and version. Everybody hosts the program for themselves, so it has no address: .invalid (RFC 2606) says so.
    private static readonly string UserAgent = $"DiscordBot (https://paperbot.invalid, {typeof(DiscordTransport).Assembly.GetName().Version?.ToString(3)})";

    private readonly HttpClient _http = Create(options, pace);

    /// <summary>Sends a request once.</summary>
    /// <exception cref="HttpRequestException">It could not be sent, or the answer did not arrive.</exception>
    /// <exception cref="IOException">The answer broke off, or is longer than any that Discord gives.</exception>
    public async Task<DiscordAnswer> SendAsync(DiscordRequest request, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(request.Method, new Uri(options.ApiBaseUrl, request.Path));
        if (!request.IsOfInteraction) message.Headers.Authorization = new AuthenticationHeaderValue("Bot", options.BotToken);
        if (request.Body is { } body) message.Content = request.Files.Count == 0 ? JsonOf(body) : FormOf(body, request.Files);
        using var response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        var headers = response.Headers;
        return new DiscordAnswer(
            (int)response.StatusCode, RateLimitHeaders.Read(headers), RateLimitHeaders.Seconds(RateLimitHeaders.Text(headers, "Retry-After")),
            IsGlobal(headers) ? "global" : RateLimitHeaders.Text(headers, "X-RateLimit-Scope"), await ReadAsync(response, MaxAnswerBytes, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Fetches a file, without telling who asks.</summary>
    /// <exception cref="IOException">It is longer than <paramref name="mostBytes"/>, or broke off.</exception>
    /// <exception cref="HttpRequestException">It could not be fetched.</exception>
    public async Task<byte[]> FetchAsync(Uri address, int mostBytes, CancellationToken cancellationToken)
    {
        using var response = await _http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode) throw new HttpRequestException(null, null, response.StatusCode);
        return await ReadAsync(response, mostBytes, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether Discord can have seen a request that failed like this: no, when there was no connection.</summary>
    public static bool MayHaveArrived(Exception failure) => failure is not (
        HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError
                or HttpRequestError.ProxyTunnelError,
        }
        // Connecting took too long.
        or OperationCanceledException { InnerException: TimeoutException });

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static HttpClient Create(DiscordOptions options, HttpPace pace)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            ConnectTimeout = pace.ConnectTimeout,
            UseCookies = false,
            UseProxy = !options.ApiBaseUrl.IsLoopback,
            ActivityHeadersPropagator = null,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", UserAgent);
        return client;
    }

    private static ByteArrayContent JsonOf(object body)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), DiscordJson.Options));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    private static MultipartFormDataContent FormOf(object body, IReadOnlyList<FileUpload> files)
    {
        var form = new MultipartFormDataContent { { JsonOf(body), "payload_json" } };
        for (var number = 0; number < files.Count; number++)
        {
            var content = new ReadOnlyMemoryContent(files[number].Bytes);
            content.Headers.ContentType = new MediaTypeHeaderValue(files[number].ContentType);
            form.Add(content, FormattableString.Invariant($"files[{number}]"), files[number].Filename);
        }

        return form;
    }

    private static bool IsGlobal(HttpResponseHeaders headers) => string.Equals(RateLimitHeaders.Text(headers, "X-RateLimit-Global"), "true", StringComparison.OrdinalIgnoreCase);

    private static async Task<byte[]> ReadAsync(HttpResponseMessage response, int mostBytes, CancellationToken cancellationToken)
    {
        using var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is var read && read > 0)
        {
            if (body.Length + read > mostBytes) throw new TooLongException();
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }
}
