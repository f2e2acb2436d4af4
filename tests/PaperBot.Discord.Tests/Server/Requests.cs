using System.Text.Json.Nodes;
using PaperBot.DiscordServer;
using PaperBot.DiscordServer.Contract;
using Xunit;

namespace PaperBot.Discord.Tests.Server;

/// <summary>Requests made by hand, and what the contract says of them.</summary>
internal static class Requests
{
    public const string Callback = "/interactions/1100000000000000002/aW50ZXJhY3Rpb24/callback";
    public const string Webhook = "/webhooks/1100000000000000001/aW50ZXJhY3Rpb24";
    public const string Messages = "/channels/1100000000000000003/messages";
    public const string Commands = "/applications/1100000000000000001/commands";

    public static RecordedRequest Of(string method, string path, JsonNode? body = null, Action<Dictionary<string, string>>? change = null, string query = "")
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["User-Agent"] = "DiscordBot (https://example.org/paperbot, 0.1.0)" };
        if (!path.StartsWith("/interactions", StringComparison.Ordinal) && !path.StartsWith("/webhooks", StringComparison.Ordinal)) headers["Authorization"] = "Bot secret";
        if (body is not null) headers["Content-Type"] = "application/json; charset=utf-8";
        change?.Invoke(headers);
        return new RecordedRequest(method, path, query, headers, body?.ToJsonString() ?? "", DateTimeOffset.UnixEpoch);
    }

    public static void AssertTaken(RecordedRequest request) => Assert.Empty(ApiContract.Check(request));

    /// <summary>The request is refused, and the reason names <paramref name="part"/>.</summary>
    public static void AssertRefused(RecordedRequest request, string part) => Assert.Contains(ApiContract.Check(request), violation => violation.Contains(part, StringComparison.Ordinal));

    /// <summary>Skips the test, for all to see, where the published description is missing.</summary>
    public static void NeedDescription() => Assert.SkipUnless(ApiContract.IsAvailable, "needs ../shared/discord/openapi.json, which is not here");
}
