using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace PaperBot.DiscordServer.Faults;

/// <summary>A rate limit as Discord's: windows of a fixed length that begin with their first request, apart for each route and major parameter.</summary>
/// <param name="limit">Requests in a window.</param>
/// <param name="window">Its length.</param>
internal sealed class BucketLimit(int limit, TimeSpan window)
{
    private readonly ConcurrentDictionary<string, Window> _windows = [];

    /// <summary>Counts a request and writes the headers; returns how long to stay away when it was one too many, else null.</summary>
    public TimeSpan? Count(RecordedRequest request, IHeaderDictionary headers)
    {
        var (route, major) = RequestRoute.Of(request);
        var (left, resetAfter) = _windows.GetOrAdd($"{route} {major}", _ => new Window()).Count(limit, window);
        headers["X-RateLimit-Limit"] = Text(limit);
        headers["X-RateLimit-Remaining"] = Text(Math.Max(0, left));
        headers["X-RateLimit-Reset-After"] = resetAfter.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);
        headers["X-RateLimit-Reset"] = ((DateTimeOffset.UtcNow + resetAfter).ToUnixTimeMilliseconds() / 1000.0).ToString("0.000", CultureInfo.InvariantCulture);
        headers["X-RateLimit-Bucket"] = RequestRoute.BucketName(route);
        return left < 0 ? resetAfter : null;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed class Window
    {
        private readonly Lock _lock = new();
        private long _start = long.MinValue;
        private int _count;

        public (int Left, TimeSpan ResetAfter) Count(int limit, TimeSpan length)
        {
            lock (_lock)
            {
                var now = Stopwatch.GetTimestamp();
                if (_start == long.MinValue || Stopwatch.GetElapsedTime(_start, now) >= length) (_start, _count) = (now, 0);
                return (limit - ++_count, length - Stopwatch.GetElapsedTime(_start, now));
            }
        }
    }
}
