using System.Net;
using System.Net.Sockets;

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
        if (!IPAddress.TryParse(url.DnsSafeHost, out var address)) return !url.Host.Contains('.') || url.Host.EndsWith(".internal", StringComparison.OrdinalIgnoreCase);
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (address.AddressFamily == AddressFamily.InterNetworkV6) return address.IsIPv6LinkLocal || address.IsIPv6UniqueLocal;
        return address.GetAddressBytes() is [10 or 127, ..] or [172, >= 16 and <= 31, ..] or [192, 168, ..] or [169, 254, ..] or [100, >= 64 and <= 127, ..];
    }
}
