using System.Net;
using PaperBot.Papers.Files;
using PaperBot.Servers;

namespace PaperBot.Feeds;

/// <summary>An HTTP answer read whole, and no more of it than allowed, whatever it says about its length.</summary>
internal sealed class FetchedAnswer : IDisposable
{
    private readonly HttpResponseMessage _message;

    private FetchedAnswer(HttpResponseMessage message, byte[] content) => (_message, Content) = (message, content);

    /// <summary>The body, decompressed.</summary>
    public byte[] Content { get; }

    public HttpStatusCode Status => _message.StatusCode;

    /// <summary>Where it leads; null when nowhere.</summary>
    public Uri? Location => _message.Headers.Location;

    /// <summary>Whether it says that what it leads to has moved for good.</summary>
    public bool IsPermanent => Status is HttpStatusCode.MovedPermanently or HttpStatusCode.PermanentRedirect;

    /// <summary>What it says of itself.</summary>
    public Validators Validators => Validators.Of(_message);

    /// <summary>Where the answer came from after permanent redirects alone; null when it came from where it was asked for.</summary>
    public Uri? MovedTo { get; set; }

    /// <summary>Asks and reads within the request's time.</summary>
    /// <exception cref="TooLargeException">The body is longer than is allowed.</exception>
    public static async Task<FetchedAnswer> GetAsync(HttpClient http, Uri address, FeedRequest request, CancellationToken cancellationToken)
    {
        // The network goes by the real clock, also where waiting goes by another.
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(request.Timeout);
        using var asking = new HttpRequestMessage(HttpMethod.Get, address);
        if (address == request.Address) request.Known?.AddTo(asking);
        var message = await http.SendAsync(asking, HttpCompletionOption.ResponseHeadersRead, late.Token).ConfigureAwait(false);
        try
        {
            using var content = new MemoryStream();
            using var body = new BoundedStream(await message.Content.ReadAsStreamAsync(late.Token).ConfigureAwait(false), request.MostBytes);
            await body.CopyToAsync(content, late.Token).ConfigureAwait(false);
            var bytes = content.ToArray();
            // A file that was packed itself is unpacked by whoever reads it: what comes out counts.
            if (!await Task.Run(() => Unpacking.Fits(new MemoryStream(bytes), request.MostBytes), late.Token).ConfigureAwait(false)) throw new TooLargeException();
            return new FetchedAnswer(message, bytes);
        }
        catch
        {
            message.Dispose();
            throw;
        }
    }

    /// <summary>How long to wait before asking again; null when it does not say.</summary>
    public TimeSpan? RetryAfterOf(DateTimeOffset now) => _message.Headers.TryGetValues("Retry-After", out var values) ? RetryAfter.Read(values.FirstOrDefault(), now) : null;

    /// <inheritdoc/>
    public void Dispose() => _message.Dispose();
}
