using System.Net;
using System.Net.Http.Headers;
using PaperBot.Papers.Files;

namespace PaperBot.Feeds;

/// <summary>
/// Asks one server or many at one pace: without cookies, compressed where the server likes, and again, after a while, where that is worth it. It goes where it is sent
/// as long as the request allows that host.
/// </summary>
internal sealed class FeedClient : IDisposable
{
    private const int MostRedirects = 3;

    /// <summary>Longer waits are not spent in a turn, so that others may ask meanwhile.</summary>
    private static readonly TimeSpan LongestWaitInTurn = TimeSpan.FromSeconds(30);

    private readonly TimeProvider _time;
    private readonly RequestPace _pace;
    private readonly HttpClient _http = NewClient();

    public FeedClient(TimeSpan pause, int mostWaiting, TimeProvider time) => (_time, _pace) = (time, new RequestPace(pause, mostWaiting, time));

    /// <summary>Runs <paramref name="work"/>, which asks; false, at once, when too many do so already.</summary>
    public Task<bool> TryRunAsync(Func<Task> work) => _pace.TryRunAsync(work);

    /// <summary>The answer, whatever its status; a redirect is an answer when it leads where nobody may go.</summary>
    /// <exception cref="TooLargeException">The answer is longer than is allowed.</exception>
    /// <exception cref="HttpRequestException">The server cannot be reached.</exception>
    /// <exception cref="IOException">The answer was cut, or cannot be unpacked.</exception>
    /// <exception cref="TimeoutException">The answer did not come in time.</exception>
    public async Task<FetchedAnswer> GetAsync(FeedRequest request, CancellationToken cancellationToken)
    {
        var (address, wait, isPermanent, redirects, attempts) = (request.Address, TimeSpan.Zero, true, 0, 0);
        while (true)
        {
            if (await TryAskAsync(address, request, wait, attempts + 1, cancellationToken).ConfigureAwait(false) is not { } answer)
            {
                wait = request.Patience.WaitAfter(++attempts);
            }
            else if (answer.Location is { } location && IsRedirect(answer.Status) && redirects < MostRedirects && request.Hosts.Next(address, location) is { } next)
            {
                (address, wait, isPermanent) = (next, TimeSpan.Zero, isPermanent && answer.IsPermanent);
                redirects++;
                answer.Dispose();
            }
            else if (request.Patience.IsWorthAnother(answer.Status) && attempts + 1 < request.Patience.Attempts
                && (answer.RetryAfterOf(_time.GetUtcNow()) ?? request.Patience.WaitAfter(attempts + 1)) is var told && told <= request.Patience.LongestWait)
            {
                (wait, attempts) = (told, attempts + 1);
                answer.Dispose();
            }
            else
            {
                if (redirects > 0 && isPermanent) answer.MovedTo = address;
                return answer;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _http.Dispose();
        _pace.Dispose();
    }

    private static bool IsRedirect(HttpStatusCode status) =>
        status is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    private static HttpClient NewClient()
    {
        var client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            MaxConnectionsPerServer = 1,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("PaperBot", typeof(FeedClient).Assembly.GetName().Version?.ToString(3)));
        return client;
    }

    /// <summary>An answer; null when there was none and another attempt is due.</summary>
    private async Task<FetchedAnswer?> TryAskAsync(Uri address, FeedRequest request, TimeSpan wait, int attempt, CancellationToken cancellationToken)
    {
        try
        {
            return await AskAsync(address, request, wait, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (IsPassing(exception, cancellationToken) && request.Patience.HasFaults && attempt < request.Patience.Attempts)
        {
            return null;
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"{address.Host} did not answer in time.", exception);
        }
        catch (InvalidDataException exception)
        {
            throw new IOException("The compressed answer is damaged.", exception);
        }
    }

    private static bool IsPassing(Exception exception, CancellationToken cancellationToken) => exception switch
    {
        TooLargeException => false,
        OperationCanceledException => !cancellationToken.IsCancellationRequested,
        _ => exception is HttpRequestException or IOException or InvalidDataException,
    };

    private async Task<FetchedAnswer> AskAsync(Uri address, FeedRequest request, TimeSpan wait, CancellationToken cancellationToken)
    {
        if (wait > LongestWaitInTurn)
        {
            await Task.Delay(wait, _time, cancellationToken).ConfigureAwait(false);
            wait = TimeSpan.Zero;
        }

        return await _pace.TurnAsync(
            wait,
            () =>
            {
                request.Asked?.Invoke();
                return FetchedAnswer.GetAsync(_http, address, request, cancellationToken);
            },
            cancellationToken).ConfigureAwait(false);
    }
}
