using System.Net;
using PaperBot.Papers.Files;

namespace PaperBot.Feeds;

/// <summary>An HTTP answer read whole, and no more of it than allowed, whatever it says about its length.</summary>
internal sealed class FetchedAnswer : IDisposable
{
    private readonly HttpResponseMessage _message;

    private FetchedAnswer(HttpResponseMessage message, byte[] content) => (_message, Content) = (message, content);

    /// <summary>The body.</summary>
    public byte[] Content { get; }

    public HttpStatusCode Status => _message.StatusCode;

    /// <summary>Where it leads; null when nowhere.</summary>
    public Uri? Location => _message.Headers.Location;

    /// <summary>Asks and reads within <paramref name="timeout"/>.</summary>
    /// <exception cref="TooLargeException">The body is longer than <paramref name="mostBytes"/>.</exception>
    public static async Task<FetchedAnswer> GetAsync(HttpClient http, Uri address, TimeSpan timeout, int mostBytes, CancellationToken cancellationToken)
    {
        // The network goes by the real clock, also where waiting goes by another.
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(timeout);
        var message = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, late.Token).ConfigureAwait(false);
        try
        {
            using var content = new MemoryStream();
            using var body = new BoundedStream(await message.Content.ReadAsStreamAsync(late.Token).ConfigureAwait(false), mostBytes);
            await body.CopyToAsync(content, late.Token).ConfigureAwait(false);
            return new FetchedAnswer(message, content.ToArray());
        }
        catch
        {
            message.Dispose();
            throw;
        }
    }

    /// <summary>How long to wait before asking again; null when it does not say.</summary>
    public TimeSpan? RetryAfter(DateTimeOffset now) => _message.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - now,
        _ => null,
    };

    /// <inheritdoc/>
    public void Dispose() => _message.Dispose();
}
