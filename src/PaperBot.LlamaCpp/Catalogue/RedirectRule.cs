using System.Net;

namespace PaperBot.LlamaCpp.Catalogue;

/// <summary>Where a download may go.</summary>
internal static class RedirectRule
{
    /// <summary>Whether <paramref name="target"/> may be asked: an allowed host over https, or, when the base itself is on this machine, this machine over http.</summary>
    public static bool Allows(Uri target, Uri baseUrl, IReadOnlyList<string> allowedHosts)
    {
        var secure = target.Scheme == Uri.UriSchemeHttps || (target.Scheme == Uri.UriSchemeHttp && IsThisMachine(target) && IsThisMachine(baseUrl));
        return secure && (SameHost(target, baseUrl) || allowedHosts.Any(pattern => Matches(target.IdnHost, pattern)));
    }

    /// <summary>Whether <paramref name="address"/> is on this machine.</summary>
    public static bool IsThisMachine(Uri address) => address.IsLoopback || (IPAddress.TryParse(address.IdnHost, out var ip) && IPAddress.IsLoopback(ip));

    private static bool SameHost(Uri left, Uri right) => left.IdnHost.Equals(right.IdnHost, StringComparison.OrdinalIgnoreCase) && left.Port == right.Port && left.Scheme == right.Scheme;

    private static bool Matches(string host, string pattern) => pattern.StartsWith("*.", StringComparison.Ordinal)
        ? host.EndsWith(pattern[1..], StringComparison.OrdinalIgnoreCase) && host.Length > pattern.Length - 1
        : host.Equals(pattern, StringComparison.OrdinalIgnoreCase);
}
