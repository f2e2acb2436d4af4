using PaperBot.Servers;
using Xunit;

namespace PaperBot.Tests.Servers;

public sealed class RetryAfterTests
{
    [Theory]
    [InlineData("5", 5d)]
    [InlineData("7", 7d)]
    [InlineData("0", 0d)]
    [InlineData(" 0.5 ", 0.5)]
    [InlineData(" 1.5 ", 1.5)]
    [InlineData("99999999999999999999", 86_400d)]
    [InlineData("Sat, 21 Nov 2026 10:00:30 GMT", 30d)]
    [InlineData("Sat, 21 Nov 2026 10:01:00 GMT", 60d)]
    [InlineData("Sat, 21 Nov 2026 09:00:00 GMT", 0d)]
    [InlineData("Sat, 21 Nov 2099 09:00:00 GMT", 86_400d)]
    [InlineData("-3", null)]
    [InlineData("-4", null)]
    [InlineData("NaN", null)]
    [InlineData("soon", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void It_is_seconds_or_a_date(string? value, double? seconds)
    {
        var now = new DateTimeOffset(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);
        Assert.Equal(seconds is { } known ? TimeSpan.FromSeconds(known) : null, RetryAfter.Read(value, now));
    }
}
