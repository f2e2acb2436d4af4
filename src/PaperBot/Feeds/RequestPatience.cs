using System.Net;

namespace PaperBot.Feeds;

/// <summary>How often a server is asked again that is busy or cannot be reached.</summary>
/// <param name="Attempts">Requests at most, the first included; redirects apart.</param>
/// <param name="FirstWait">The wait before the second request where the server names none; it doubles with each.</param>
/// <param name="LongestWait">A server that asks for more patience is left.</param>
/// <param name="HasFaults">Whether it is asked again after a fault of the server or the network too.</param>
internal sealed record RequestPatience(int Attempts, TimeSpan FirstWait, TimeSpan LongestWait, bool HasFaults)
{
    /// <summary>Nobody sits and waits for a feed.</summary>
    public static RequestPatience OfFeeds { get; } = new(4, TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(2), HasFaults: true);

    /// <summary>Whether an answer is worth another request.</summary>
    public bool IsWorthAnother(HttpStatusCode status) =>
        status is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable || (HasFaults && status is HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError);

    /// <summary>The wait before another request, after <paramref name="attempts"/> of them.</summary>
    public TimeSpan WaitAfter(int attempts) => FirstWait * Math.Pow(2, attempts - 1);
}
