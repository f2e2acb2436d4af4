namespace PaperBot.Discord.Http;

/// <summary>What Discord answered to one attempt.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Limits">What the headers tell about the rate limit; null when they tell nothing.</param>
/// <param name="RetryAfter">The header of that name; null when it is missing.</param>
/// <param name="Scope">Whose limit a 429 is about: <c>user</c>, <c>global</c> or <c>shared</c>; null when not told.</param>
/// <param name="Body">The body.</param>
internal sealed record DiscordAnswer(int Status, RateLimitHeaders? Limits, TimeSpan? RetryAfter, string? Scope, byte[] Body)
{
    public bool IsSuccess => Status is >= 200 and < 300;
}
