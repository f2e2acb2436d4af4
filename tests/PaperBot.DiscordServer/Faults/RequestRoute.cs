using System.Security.Cryptography;
using System.Text;

namespace PaperBot.DiscordServer.Faults;

/// <summary>What Discord counts a request for.</summary>
internal static class RequestRoute
{
    /// <summary>The route without its ids, and the id or right that limits are counted for apart.</summary>
    public static (string Route, string Major) Of(RecordedRequest request)
    {
        var parts = request.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var ofInteraction = parts is ["webhooks" or "interactions", _, _, ..];
        var major = ofInteraction ? $"{parts[1]}/{parts[2]}" : parts is ["channels" or "guilds", _, ..] ? parts[1] : "";
        var names = parts.Select((part, at) => part.All(char.IsAsciiDigit) || (ofInteraction && at == 2) ? "*" : part);
        return ($"{request.Method} /{string.Join('/', names)}", major);
    }

    /// <summary>The name that headers give the limit of a route.</summary>
    public static string BucketName(string route) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(route)))[..16];
}
