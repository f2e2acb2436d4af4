using System.Globalization;
using System.Text.Json;

namespace PaperBot.QdrantServer.Payloads;

/// <summary>Dates in payloads and ranges: RFC 3339, a date and a time without zone (then UTC), or a date alone; in microseconds since 1970.</summary>
internal static class PayloadMoment
{
    private static readonly string[] Formats =
    [
        "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-ddTHH:mmK", "yyyy-MM-dd HH:mmK", "yyyy-MM-dd",
    ];

    public static long? Read(JsonElement element) => element.ValueKind == JsonValueKind.String ? Parse(element.GetString()!) : null;

    public static long? Parse(string text) =>
        DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? (moment - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond
            : null;
}
