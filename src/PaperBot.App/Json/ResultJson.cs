using PaperBot.Answering;
using PaperBot.Papers;

namespace PaperBot.App.Json;

/// <summary>One paper found.</summary>
internal sealed record ResultJson(int Rank, string PaperId, string Title, int? Year, string? Url, double FusedScore, double Similarity, string? Reason)
{
    public static ResultJson Of(SimilarResult result) => Of(result.Rank, result.Paper, result.FusedScore, result.Similarity, result.Reason);

    public static ResultJson Of(SearchResult result) => Of(result.Rank, result.Paper, result.FusedScore, result.Similarity, result.Reason);

    private static ResultJson Of(int rank, Paper paper, double fusedScore, double similarity, string reason) =>
        new(rank, paper.Id.Text, paper.Title, paper.Year, paper.Url, Math.Round(fusedScore, 6), Math.Round(similarity, 6), reason);
}
