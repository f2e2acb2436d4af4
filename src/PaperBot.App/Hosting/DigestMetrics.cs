using System.Diagnostics.Metrics;
using PaperBot.Digests.Delivering;

namespace PaperBot.App.Hosting;

/// <summary>How many digests there are, and what becomes of them.</summary>
internal static class DigestMetrics
{
    private static readonly Meter Meter = new("PaperBot.App");
    private static readonly Counter<long> Digests = Meter.CreateCounter<long>("paperbot.digests", "{digest}", "Digests by what became of them: made, delivered, unknown, put_off, given_up.");
    private static readonly Histogram<double> Making = Meter.CreateHistogram<double>("paperbot.digests.making.duration", "s", "Making what was due in one pass.");

    /// <summary>Counts what was made.</summary>
    public static void Count(PreparedReport report, TimeSpan elapsed)
    {
        if (report.Due == 0) return;
        Making.Record(elapsed.TotalSeconds);
        Count("made", report.Made);
    }

    /// <summary>Counts what was delivered.</summary>
    public static void Count(DeliveredReport report)
    {
        Count("delivered", report.Delivered);
        Count("unknown", report.Unknown);
        Count("put_off", report.PutOff);
        Count("given_up", report.GivenUp);
    }

    private static void Count(string outcome, int count)
    {
        if (count > 0) Digests.Add(count, new KeyValuePair<string, object?>("outcome", outcome));
    }
}
