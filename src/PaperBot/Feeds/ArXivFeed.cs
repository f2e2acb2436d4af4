using System.Net;
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

    private const string Unreachable = "arXiv cannot be reached just now; try again later, or add the paper from a file.";
    private const string Busy = "arXiv is busy just now; try again in a few minutes, or add the paper from a file.";

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    /// <summary>How arXiv is asked.</summary>
    internal ArXivOptions Options { get; } = options;

    /// <summary>What asks arXiv: all who ask it share this one, and so its pace.</summary>
    internal FeedClient Client { get; } = new(options.Pause, MostWaiting, time);

    /// <summary>Fetches the paper that <paramref name="idOrUrl"/> names, in its last version.</summary>
    public async Task<PaperRecord> FetchAsync(string idOrUrl, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(idOrUrl);
        if (ArXivId.TryParse(idOrUrl) is not { } id) return new PaperRecord(null, new RefusedRecord(Text.CleanText.From(idOrUrl), 0, ArXivId.Refusal(idOrUrl)));
        PaperRecord? record = null;
        var hasRun = await Client.TryRunAsync(async () => record = await AskAsync(id, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        return hasRun ? record! : ArXivAnswer.Refused(id, "Many papers are being fetched from arXiv just now, which is asked for one at a time; try again in a minute.");
    }

    /// <inheritdoc/>
    public void Dispose() => Client.Dispose();

    private async Task<PaperRecord> AskAsync(PaperId id, CancellationToken cancellationToken)
    {
        try
        {
            var request = new FeedRequest(AddressOf(id), new FeedHosts(Options.BaseUrl, []))
            {
                Timeout = Options.Timeout, MostBytes = MostAnswerBytes, Patience = new RequestPatience(2, Options.Pause, LongestWait, HasFaults: false),
            };
            using var answer = await Client.GetAsync(request, cancellationToken).ConfigureAwait(false);
            return Read(answer, id);
        }
        catch (TooLargeException exception)
        {
            return ArXivAnswer.Refused(id, "arXiv answered with far more than one paper, which was not read; try again later, or add the paper from a file.", exception);
        }
        catch (TimeoutException exception)
        {
            return ArXivAnswer.Refused(id, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"arXiv did not answer within {Options.Timeout.TotalSeconds:0.#} seconds; try again later, or add the paper from a file."), exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return ArXivAnswer.Refused(id, Unreachable, exception);
        }
    }

    private static PaperRecord Read(FetchedAnswer answer, PaperId id) => answer.Status switch
    {
        // For an id that cannot be, the answer's feed says so.
        HttpStatusCode.OK or HttpStatusCode.BadRequest => ArXivAnswer.Read(answer.Content, id),
        HttpStatusCode.NotFound => ArXivAnswer.Read("<feed/>"u8.ToArray(), id),
        HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests => ArXivAnswer.Refused(id, Busy, Unexpected(answer.Status)),
        _ => ArXivAnswer.Refused(id, Unreachable, Unexpected(answer.Status)),
    };

    private static HttpRequestException Unexpected(HttpStatusCode status) => new($"arXiv answered with {(int)status}.", null, status);

    private Uri AddressOf(PaperId id) => Options.AddressOf($"id_list={id.Value}&max_results=1");
}
