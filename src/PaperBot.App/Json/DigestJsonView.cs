using PaperBot.Digests;

namespace PaperBot.App.Json;

/// <summary>The shape in which <c>digest … --json</c> prints a digest.</summary>
internal sealed record DigestJsonView(
    InterestJson Interest, string From, string To, int LookedAt, IReadOnlyList<DigestPaperJson> Papers, int LeftOut, IReadOnlyList<StatementJson> Overview,
    string? WhyEmpty, int Merged, string? Remark)
{
    public static DigestJsonView Of(Digest digest) => new(
        InterestJson.Of(digest.Interest), digest.From.ToString("O"), digest.To.ToString("O"), digest.LookedAt, [.. digest.Papers.Select(DigestPaperJson.Of)], digest.LeftOut,
        [.. digest.Overview.Select(StatementJson.Of)], digest.WhyEmpty, digest.Merged, digest.Remark);
}
