using System.Globalization;
using PaperBot.QdrantServer.Http;

namespace PaperBot.QdrantServer.Limits;

/// <summary>A bucket of tokens: full at the start, filled again evenly within a minute.</summary>
/// <param name="name">Read or Write, for the message.</param>
/// <param name="perMinute">Tokens per minute, and the most that the bucket holds.</param>
internal sealed class RateLimit(string name, int perMinute)
{
    private readonly Lock _lock = new();
    private double _tokens = perMinute;
    private long _at = Environment.TickCount64;

    public void Take(int cost)
    {
        lock (_lock)
        {
            if (cost > perMinute) throw new Failure(429, $"Rate limiting exceeded: {name} rate limit exceeded, request larger than rate limiter capacity, please try to split your request");
            var now = Environment.TickCount64;
            _tokens = Math.Min(perMinute, _tokens + ((now - _at) / 1000.0 * perMinute / 60.0));
            _at = now;
            if (_tokens >= cost)
            {
                _tokens -= cost;
                return;
            }

            var seconds = (int)Math.Ceiling((cost - _tokens) / (perMinute / 60.0));
            var available = _tokens.ToString("0.0", CultureInfo.InvariantCulture);
            throw new Failure(429, $"Rate limiting exceeded: {name} rate limit exceeded: Operation requires {cost} tokens but only {available} were available. Retry after {seconds}s") { RetryAfterSeconds = seconds };
        }
    }
}
