namespace PaperBot.Feeds;

/// <summary>
/// Whom a feed may ask: the host that is configured, at its port and by its scheme, the same by https where http was configured, and further hosts that are configured
/// for where it leads. Whatever an answer says, nobody else is asked.
/// </summary>
/// <param name="main">The address that is configured.</param>
/// <param name="further">Hosts besides, with their port where it is not the usual one.</param>
internal sealed class FeedHosts(Uri main, IReadOnlyList<string> further)
{
    /// <summary>Where <paramref name="location"/> leads from <paramref name="from"/>; null when that may not be asked.</summary>
    public Uri? Next(Uri from, Uri? location) => location is not null && Uri.TryCreate(from, location, out var next) && Allows(next) ? next : null;

    private bool Allows(Uri address)
    {
        if (address.Scheme is not ("http" or "https") || address.UserInfo.Length > 0 || (main.Scheme == "https" && address.Scheme == "http")) return false;
        var isMain = address.Host == main.Host && ((address.Scheme == main.Scheme && address.Port == main.Port)
            || (main is { Scheme: "http", IsDefaultPort: true } && address is { Scheme: "https", IsDefaultPort: true }));
        return isMain || further.Any(host => host.Equals(address.Authority, StringComparison.OrdinalIgnoreCase) || host.Equals($"{address.Host}:{address.Port}", StringComparison.OrdinalIgnoreCase));
    }
}
