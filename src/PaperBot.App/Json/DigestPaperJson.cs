using PaperBot.Digests;

namespace PaperBot.App.Json;

/// <summary>A paper of a digest.</summary>
internal sealed record DigestPaperJson(
    int Number, string PaperId, string Title, IReadOnlyList<string> Authors, int? Year, string? Published, string? Url, double Fit, string Reason, StatementJson? News, int? Votes, int? NewVersion)
{
    public static DigestPaperJson Of(DigestPaper paper) => new(
        paper.Number, paper.Paper.Id.Text, paper.Paper.Title, paper.Paper.Authors, paper.Paper.Year, paper.Paper.Published?.ToString("O"), paper.Paper.Url, Math.Round(paper.Fit, 6), paper.Reason,
        paper.News is { } news ? StatementJson.Of(news) : null, paper.Votes, paper.NewVersion);
}
