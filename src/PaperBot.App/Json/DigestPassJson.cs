using PaperBot.Digests.Delivering;

namespace PaperBot.App.Json;

/// <summary>What <c>digest run --json</c> prints of each pass.</summary>
internal sealed record DigestPassJson(int Due, int Made, int Delivered, int Unknown, int PutOff, int GivenUp, IReadOnlyList<string> Failures)
{
    public static DigestPassJson Of(DigestPassReport report) => new(
        report.Prepared.Due, report.Prepared.Made, report.Delivered.Delivered, report.Delivered.Unknown, report.Delivered.PutOff, report.Delivered.GivenUp,
        [.. report.Prepared.Failures.Concat(report.Delivered.Failures).Select(failure => failure.Message).Distinct()]);
}
