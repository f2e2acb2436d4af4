using PaperBot.Answering;

namespace PaperBot.Discord.Messages;

/// <summary>Names that led to no paper → why; the closest titles stand in the menus below, to choose from.</summary>
internal static class UnresolvedView
{
    private const int MostNames = 5;
    private const int NameCharacters = 80;

    public static Composition Of(IReadOnlyList<PaperResolution> names, ReplyLook look) => new()
    {
        Color = Palette.Refusal,
        Body = [.. names.Where(name => name.Paper is null).Take(MostNames).Select((name, i) => new Block(Markdown.Escape(Sentence(name), 600), IsApart: i > 0))],
        Rows = ReplyButtons.Of(names, look),
    };

    private static string Sentence(PaperResolution name) => name switch
    {
        { Closest.Count: > 0 } => $"“{VisibleText.Of(name.Name, NameCharacters)}” may mean several papers; choose one below, or name it by more of its title.",
        { Reason: { } reason } => Wording.InDiscord(reason),
        _ => $"“{VisibleText.Of(name.Name, NameCharacters)}” is no paper here.",
    };
}
