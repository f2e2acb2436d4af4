using System.Net;
using PaperBot.Servers;
using PaperBot.Writing;

namespace PaperBot.OpenAI.Connections;

/// <summary>Reads the address of a server and tells how far away it is.</summary>
internal static class ServerAddress
{
    private const string ChatPath = "/chat/completions";

    private static readonly string[] PrivateEndings = [".local", ".lan", ".internal", ".home.arpa"];

    /// <summary>The base address that <paramref name="url"/> means; <paramref name="setting"/> is named when it means none.</summary>
    public static Uri Read(string? url, string setting)
    {
        if (!Uri.TryCreate(url?.Trim(), UriKind.Absolute, out var uri) || !(uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps))
        {
            throw new ModelException($"{setting} is no http or https address; give one such as http://127.0.0.1:8080.");
        }

        if (uri.UserInfo.Length > 0)
        {
            throw new ModelException($"{setting} contains a user name or password; put the key into {setting[..^3]}ApiKey instead.");
        }

        if (uri.Query.Length > 0 || uri.Fragment.Length > 0)
        {
            throw new ModelException($"{setting} has a part after ? or #; give the base address only, such as http://127.0.0.1:8080.");
        }

        var path = uri.AbsolutePath.TrimEnd('/');
        if (path.EndsWith(ChatPath, StringComparison.OrdinalIgnoreCase)) path = path[..^ChatPath.Length];
        return new UriBuilder(uri) { Path = path.Length == 0 ? "/v1" : path }.Uri;
    }

    /// <summary>The address without <c>/v1</c>, where llama-server tells of itself.</summary>
    public static Uri Root(Uri url)
    {
        var path = url.AbsolutePath;
        return new UriBuilder(url) { Path = path.EndsWith("/v1", StringComparison.Ordinal) ? path[..^3] + "/" : path + "/" }.Uri;
    }

    /// <summary>How messages name the server.</summary>
    public static string Shown(Uri url) => url.GetLeftPart(UriPartial.Authority);

    /// <summary>True for an address of this machine.</summary>
    public static bool IsLoopback(Uri url) => url.IsLoopback || url.Host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);

    /// <summary>True for an address of this machine or of a private network.</summary>
    public static bool IsNearby(Uri url)
    {
        if (IsLoopback(url)) return true;
        if (IPAddress.TryParse(url.DnsSafeHost, out var address)) return PrivateNetwork.Holds(address);
        return !url.Host.Contains('.') || PrivateEndings.Any(end => url.Host.EndsWith(end, StringComparison.OrdinalIgnoreCase));
    }
}
