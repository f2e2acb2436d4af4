using PaperBot.Indexing;

namespace PaperBot.App.Json;

/// <summary>What <c>move --json</c> prints: what was copied, and what both sides hold afterwards.</summary>
internal sealed record CopyJson(
    string From, string To, int Copied, int AlreadyThere, int EmbeddingsCopied, CopySideJson Source, CopySideJson Target, bool Verified, IReadOnlyList<string> Differing,
    double ElapsedMs)
{
    public static CopyJson Of(CopyReport report, string from, string to) => new(
        from, to, report.Copied, report.AlreadyThere, report.EmbeddingsCopied, CopySideJson.Of(report.Source, report.SourceStatus), CopySideJson.Of(report.Target, report.TargetStatus),
        report.IsVerified, [.. report.Differing.Select(id => id.Text)], Math.Round(report.Elapsed.TotalMilliseconds, 1));
}
