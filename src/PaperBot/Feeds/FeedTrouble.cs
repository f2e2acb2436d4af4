using System.Globalization;
using System.Net;
using PaperBot.Papers.Files;

namespace PaperBot.Feeds;

/// <summary>What went wrong with a server → one calm sentence with what happens or what to do next.</summary>
internal static class FeedTrouble
{
    private const string Later = "It is tried again by itself";

    /// <summary>The answer, when it is one that can be read; <see cref="HttpStatusCode.OK"/>, <see cref="HttpStatusCode.NotModified"/> and <paramref name="others"/> are.</summary>
    /// <exception cref="FeedException">There is none, or it is another.</exception>
    public static async Task<FetchedAnswer> AskAsync(this FeedClient client, FeedRequest request, DateTimeOffset now, CancellationToken cancellationToken, params HttpStatusCode[] others)
    {
        var host = request.Address.Authority;
        try
        {
            var answer = await client.GetAsync(request, cancellationToken).ConfigureAwait(false);
            if (answer.Status is HttpStatusCode.OK or HttpStatusCode.NotModified || others.Contains(answer.Status)) return answer;
            using (answer) throw Of(answer, host, now);
        }
        catch (TooLargeException exception)
        {
            throw new FeedException(string.Create(CultureInfo.InvariantCulture, $"{host} answered with more than {request.MostBytes / (1024.0 * 1024):0.#} MiB, which was not read; raise MostMegabytes of the feed if that is right."), exception);
        }
        catch (TimeoutException exception)
        {
            throw new FeedException(string.Create(CultureInfo.InvariantCulture, $"{host} did not answer within {request.Timeout.TotalSeconds:0.#} seconds. {Later}; raise TimeoutSeconds of the feed if it is only slow."), exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw new FeedException($"{host} cannot be reached, or its answer was cut. {Later}; if that goes on, check the network and the feed's address.", exception);
        }
    }

    /// <summary>The answer is nothing that a feed of this kind gives.</summary>
    public static FeedException Unreadable(Uri address, string expected) =>
        new($"{address.Authority} answered with something that is not {expected}. {Later}; if that goes on, check the feed's address.");

    private static FeedException Of(FetchedAnswer answer, string host, DateTimeOffset now)
    {
        var failure = new HttpRequestException($"{host} answered with {(int)answer.Status}.", null, answer.Status);
        return answer.Status switch
        {
            HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable => Busy(host, answer.RetryAfterOf(now), now, failure),
            HttpStatusCode.NotFound or HttpStatusCode.Gone => new FeedException($"{host} has nothing at that address ({(int)answer.Status}); correct the feed's address, or switch the feed off.", failure),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new FeedException($"{host} does not let PaperBot read this ({(int)answer.Status}); check the feed's address.", failure),
            >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest => new FeedException($"{host} leads to {Elsewhere(answer.Location)}, which is not configured, so nobody was asked there; if you trust it, correct the feed's address or add the host to Hosts.", failure),
            _ => new FeedException($"{host} answered with an error ({(int)answer.Status}). {Later}; if that goes on, check the feed's address.", failure),
        };
    }

    private static FeedException Busy(string host, TimeSpan? wait, DateTimeOffset now, Exception failure)
    {
        if (wait is not { } told || told <= TimeSpan.Zero) return new FeedException($"{host} is busy. {Later} later.", failure);
        return new FeedException(string.Create(CultureInfo.InvariantCulture, $"{host} is busy and asks to be left alone until {now + told:u}. {Later} then."), failure, now + told);
    }

    private static string Elsewhere(Uri? location)
    {
        if (location is null) return "nowhere";
        return location.IsAbsoluteUri && location.Host.Length is > 0 and <= 100 ? location.Authority : "somewhere else";
    }
}
