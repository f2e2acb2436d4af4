using System.Text.Json;

namespace PaperBot.Discord.Http;

/// <summary>What a 429 says.</summary>
/// <param name="Scope">Whose limit: <c>user</c> (this bot's at one route), <c>global</c> (this bot's over all), <c>shared</c> (everybody's at this place), <c>address</c> (the machine's, told by what stands before the API).</param>
/// <param name="RetryAfter">How long to stay away; null when not told.</param>
internal sealed record TooManyRequests(string Scope, TimeSpan? RetryAfter)
{
    /// <summary>Everybody's limit at one place is not held against the bot.</summary>
    public bool IsInvalid => Scope != "shared";

    /// <summary>Reads it from headers and body; the body is the more exact one.</summary>
    public static TooManyRequests Read(DiscordAnswer answer)
    {
        var (said, isGlobal) = ReadBody(answer.Body);
        var isFromApi = said is not null || answer.Limits is not null || answer.Scope is not null;
        var scope = isGlobal ? "global" : answer.Scope ?? (isFromApi ? "user" : "address");
        return new TooManyRequests(scope is "user" or "global" or "shared" or "address" ? scope : "user", said ?? answer.RetryAfter ?? answer.Limits?.ResetAfter);
    }

    private static (TimeSpan? RetryAfter, bool IsGlobal) ReadBody(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            if (json.RootElement.ValueKind != JsonValueKind.Object) return default;
            var isGlobal = json.RootElement.TryGetProperty("global", out var global) && global.ValueKind == JsonValueKind.True;
            var isTold = json.RootElement.TryGetProperty("retry_after", out var after) && after.ValueKind == JsonValueKind.Number;
            return (isTold ? RateLimitHeaders.Seconds(after.GetDouble()) : null, isGlobal);
        }
        catch (JsonException)
        {
            return default;
        }
    }
}
