using PaperBot.Answering;

namespace PaperBot.Discord.Messages;

/// <summary>Names that led to no paper → why, and the closest titles to choose from.</summary>
internal static class UnresolvedView
{
    private const int MostNames = 5;
    private const int MostClosest = 5;

    public static Composition Of(IReadOnlyList<PaperResolution> names, ReplyLook look) => new()
    {
        Title = look.Asked ?? "",
        Color = Palette.Refusal,
        Body = [.. names.Where(name => name.Paper is null).Take(MostNames).SelectMany((name, i) => Name(name, i > 0))],
        Rows = ReplyButtons.Of(names, look),
    };

    private static IEnumerable<Block> Name(PaperResolution name, bool isApart)
    {
        yield return new Block(Markdown.Escape(Wording.InDiscord(name.Reason ?? $"“{VisibleText.Of(name.Name, 80)}” is no paper here."), 600), isApart);
        foreach (var hit in name.Closest.Take(MostClosest)) yield return new Block("- " + Markdown.Escape(Wording.Title(hit.Title), 200));
    }
}
