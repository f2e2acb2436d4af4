using System.Net;
using PaperBot.Servers;

namespace PaperBot.Qdrant.Http;

/// <summary>Where the server is.</summary>
internal static class ServerAddress
{
    /// <summary>How messages name it: without a path, and never with a password.</summary>
    public static string Shown(Uri url) => url.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);

    /// <summary>The address that paths are put behind.</summary>
    public static Uri Root(Uri url) => new(url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped).TrimEnd('/') + "/");

    /// <summary>True for this machine, a private network, and names without a dot, as containers have them.</summary>
    public static bool IsNearby(Uri url)
    {
        if (url.IsLoopback) return true;
        if (IPAddress.TryParse(url.DnsSafeHost, out var address)) return PrivateNetwork.Holds(address);
        return !url.Host.Contains('.') || url.Host.EndsWith(".internal", StringComparison.OrdinalIgnoreCase);
    }
}
