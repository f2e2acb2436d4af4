using System.Net;
using System.Net.Http.Headers;
using PaperBot.Writing;

namespace PaperBot.LlamaCpp.Catalogue;

/// <summary>
/// Asks Hugging Face, or a mirror, for a model's file. Large files are redirected to other hosts; the first answer then tells
/// size and SHA-256 in <c>X-Linked-Size</c> and <c>X-Linked-Etag</c>, which the host that has the bytes does not know.
/// </summary>
internal sealed class ModelSource : IDisposable
{
    private const int MostRedirects = 8;
    private const int Sha256HexDigits = 64;

    private readonly DownloadOptions _options;
    private readonly HttpClient _http;
    private readonly string? _token;

    public ModelSource(DownloadOptions options)
    {
        _options = options;
        _token = ReadToken(options.TokenFile);
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.None, ConnectTimeout = options.Silence };
        if (options.Proxy is { } proxy) handler.Proxy = new WebProxy(proxy) { Credentials = Credentials(proxy) };
        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("PaperBot", typeof(ModelSource).Assembly.GetName().Version?.ToString(3)));
    }

    /// <summary>The host that is asked first.</summary>
    public string Host => _options.BaseUrl.Host;

    /// <summary>Asks for <paramref name="model"/> from byte <paramref name="offset"/> on, if the file still is the version <paramref name="etag"/>.</summary>
    /// <exception cref="ModelException">It is refused for good.</exception>
    /// <exception cref="SourceBusyException">It is refused for now.</exception>
    public async Task<SourceAnswer> AskAsync(CatalogueModel model, long offset, string? etag, CancellationToken cancellationToken)
    {
        var address = AddressOf(model);
        var first = (Bytes: (long?)null, Sha256: (string?)null);
        for (var redirects = 0; redirects <= MostRedirects; redirects++)
        {
            var response = await SendAsync(address, offset, etag, cancellationToken).ConfigureAwait(false);
            first = (first.Bytes ?? LinkedBytes(response), first.Sha256 ?? LinkedSha256(response));
            if (Target(response, address) is not { } target) return Answer(model, response, first.Bytes, first.Sha256);
            response.Dispose();
            if (!RedirectRule.Allows(target, _options.BaseUrl, _options.AllowedHosts)) throw DownloadFailure.ForbiddenRedirect(model, target);
            address = target;
        }

        throw DownloadFailure.Refused(model, HttpStatusCode.LoopDetected, Host, _token is not null);
    }

    /// <summary>Where the file of <paramref name="model"/> is.</summary>
    public Uri AddressOf(CatalogueModel model) => new(new Uri(_options.BaseUrl.AbsoluteUri.TrimEnd('/') + "/"), model.Path);

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> SendAsync(Uri address, long offset, string? etag, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (offset > 0) request.Headers.Range = new RangeHeaderValue(offset, null);
        if (offset > 0 && etag is not null) request.Headers.IfRange = new RangeConditionHeaderValue(etag);
        var isBase = address.Host == _options.BaseUrl.Host && address.Port == _options.BaseUrl.Port && address.Scheme == _options.BaseUrl.Scheme;
        if (_token is not null && isBase) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(_options.Silence);
        try
        {
            return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException();
        }
    }

    private SourceAnswer Answer(CatalogueModel model, HttpResponseMessage response, long? bytes, string? sha256)
    {
        if (response.IsSuccessStatusCode || response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable) return new SourceAnswer(response, bytes, sha256);
        using (response)
        {
            var status = response.StatusCode;
            if (status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int)status >= 500)
                throw new SourceBusyException(status, response.Headers.RetryAfter?.Delta);
            throw DownloadFailure.Refused(model, status, response.RequestMessage!.RequestUri!.Host, _token is not null);
        }
    }

    private static Uri? Target(HttpResponseMessage response, Uri address) =>
        (int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is { } location ? new Uri(address, location) : null;

    private static long? LinkedBytes(HttpResponseMessage response) =>
        response.Headers.TryGetValues("X-Linked-Size", out var values) && long.TryParse(values.First(), out var bytes) && bytes > 0 ? bytes : null;

    private static string? LinkedSha256(HttpResponseMessage response)
    {
        if (!response.Headers.TryGetValues("X-Linked-Etag", out var values)) return null;
        var text = values.First().Trim('"');
        return text.Length == Sha256HexDigits && text.All(char.IsAsciiHexDigit) ? text.ToLowerInvariant() : null;
    }

    private static NetworkCredential? Credentials(Uri proxy)
    {
        if (proxy.UserInfo.Length == 0) return null;
        var parts = proxy.UserInfo.Split(':', 2);
        return new NetworkCredential(Uri.UnescapeDataString(parts[0]), parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : "");
    }

    private static string? ReadToken(string? path)
    {
        if (path is null) return null;
        try
        {
            var token = File.ReadLines(path).FirstOrDefault()?.Trim();
            return string.IsNullOrEmpty(token) || token.Any(letter => letter is <= ' ' or > '~') ? throw DownloadFailure.UnreadableToken(path, null) : token;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw DownloadFailure.UnreadableToken(path, exception);
        }
    }
}
