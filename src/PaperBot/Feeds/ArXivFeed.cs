using System.Net;
using System.Net.Http.Headers;
using PaperBot.Papers;
using PaperBot.Papers.Files;

namespace PaperBot.Feeds;

/// <summary>
/// arXiv id → paper, through arXiv's API and nothing else: no other host is asked, whatever an answer says. Requests of all callers keep arXiv's pace.
/// What goes wrong comes back as a refused record with one sentence.
/// </summary>
/// <param name="options">How arXiv is asked.</param>
/// <param name="time">The clock.</param>
public sealed class ArXivFeed(ArXivOptions options, TimeProvider time) : IDisposable
{
    private const int MostAnswerBytes = 5 * 1024 * 1024;
    private const int MostWaiting = 20;
    private const int MostRedirects = 3;

    private const string Unreachable = "arXiv cannot be reached just now; try again later, or add the paper from a file.";
    private const string Busy = "arXiv is busy just now; try again in a few minutes, or add the paper from a file.";

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private readonly RequestPace _pace = new(options.Pause, MostWaiting, time);
    private readonly HttpClient _http = NewClient();

    /// <summary>Fetches the paper that <paramref name="idOrUrl"/> names, in its last version.</summary>
    public async Task<PaperRecord> FetchAsync(string idOrUrl, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(idOrUrl);
        if (ArXivId.TryParse(idOrUrl) is not { } id) return new PaperRecord(null, new RefusedRecord(Text.CleanText.From(idOrUrl), 0, ArXivId.Refusal(idOrUrl)));
        PaperRecord? record = null;
        var hasRun = await _pace.TryRunAsync(async () => record = await AskAsync(id, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        return hasRun ? record! : ArXivAnswer.Refused(id, "Many papers are being fetched from arXiv just now, which is asked for one at a time; try again in a minute.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _http.Dispose();
        _pace.Dispose();
    }

    private static HttpClient NewClient()
    {
        var client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            MaxConnectionsPerServer = 1,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("PaperBot", typeof(ArXivFeed).Assembly.GetName().Version?.ToString(3)));
        return client;
    }

    private async Task<PaperRecord> AskAsync(PaperId id, CancellationToken cancellationToken)
    {
        try
        {
            return await FollowAsync(id, cancellationToken).ConfigureAwait(false);
        }
        catch (TooLargeException exception)
        {
            return ArXivAnswer.Refused(id, "arXiv answered with far more than one paper, which was not read; try again later, or add the paper from a file.", exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            return ArXivAnswer.Refused(id, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"arXiv did not answer within {options.Timeout.TotalSeconds:0.#} seconds; try again later, or add the paper from a file."), exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return ArXivAnswer.Refused(id, Unreachable, exception);
        }
    }

    /// <summary>Asks, once more when arXiv is busy, and goes where it is sent as long as that is the same host.</summary>
    private async Task<PaperRecord> FollowAsync(PaperId id, CancellationToken cancellationToken)
    {
        var (address, wait, asksAgain) = (AddressOf(id), TimeSpan.Zero, true);
        for (var redirects = 0; redirects <= MostRedirects;)
        {
            await _pace.WaitAsync(wait, cancellationToken).ConfigureAwait(false);
            using var answer = await FetchedAnswer.GetAsync(_http, address, options.Timeout, MostAnswerBytes, cancellationToken).ConfigureAwait(false);
            switch (answer.Status)
            {
                // For an id that cannot be, the answer's feed says so.
                case HttpStatusCode.OK or HttpStatusCode.BadRequest:
                    return ArXivAnswer.Read(answer.Content, id);
                case HttpStatusCode.NotFound:
                    return ArXivAnswer.Read("<feed/>"u8.ToArray(), id);
                case HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests:
                    wait = answer.RetryAfter(time.GetUtcNow()) ?? options.Pause;
                    if (!asksAgain || wait > LongestWait) return ArXivAnswer.Refused(id, Busy, Unexpected(answer.Status));
                    asksAgain = false;
                    break;
                case >= HttpStatusCode.MovedPermanently and < HttpStatusCode.BadRequest when Next(address, answer.Location) is { } next:
                    (address, wait) = (next, TimeSpan.Zero);
                    redirects++;
                    break;
                default:
                    return ArXivAnswer.Refused(id, Unreachable, Unexpected(answer.Status));
            }
        }

        return ArXivAnswer.Refused(id, Unreachable);
    }

    private static HttpRequestException Unexpected(HttpStatusCode status) => new($"arXiv answered with {(int)status}.", null, status);

    private Uri AddressOf(PaperId id)
    {
        var separator = options.BaseUrl.Query.Length > 0 ? '&' : '?';
        return new Uri($"{options.BaseUrl.GetLeftPart(UriPartial.Query)}{separator}id_list={id.Value}&max_results=1");
    }

    /// <summary>Where an answer leads, when that is the host that may be asked.</summary>
    private Uri? Next(Uri from, Uri? location) => location is not null && Uri.TryCreate(from, location, out var next) && IsAllowed(next) ? next : null;

    private bool IsAllowed(Uri address) =>
        address.Host == options.BaseUrl.Host && ((address.Scheme == options.BaseUrl.Scheme && address.Port == options.BaseUrl.Port)
            || (options.BaseUrl is { Scheme: "http", IsDefaultPort: true } && address is { Scheme: "https", IsDefaultPort: true }));
}
