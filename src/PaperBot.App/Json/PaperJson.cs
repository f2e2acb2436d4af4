using PaperBot.Papers;

namespace PaperBot.App.Json;

/// <summary>A paper in a list.</summary>
internal sealed record PaperJson(string PaperId, string Title, int? Year, DateOnly? Published, string? Url)
{
    public static PaperJson Of(Paper paper) => new(paper.Id.Text, paper.Title, paper.Year, paper.Published, paper.Url);
}
