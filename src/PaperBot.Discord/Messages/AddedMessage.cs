using PaperBot.Discord.Payloads;
using PaperBot.Feeds;
using PaperBot.Indexing;

namespace PaperBot.Discord.Messages;

/// <summary>What came of adding papers → message.</summary>
public static class AddedMessage
{
    private const int TitleCharacters = 200;
    private const int MostTitles = 10;
    private const int MostRefused = 3;

    /// <summary>What is new, what was there already, and what could not be read and why.</summary>
    /// <param name="added">What came of it.</param>
    /// <param name="isPrivate">Whether only one person sees it.</param>
    /// <param name="endsStarter">Whether these are the first papers, for which the starter library steps aside.</param>
    public static MessageBody Of(AddedPapers added, bool isPrivate, bool endsStarter = false)
    {
        if (added.Report is not { } report) return Notice.Of(added.Trouble ?? "Nothing could be read from that.", isPrivate);
        var composition = new Composition
        {
            Title = Heading(report),
            Color = report.Read > 0 ? Palette.Papers : Palette.Refusal,
            Body =
            [
                .. added.Titles.Take(MostTitles).Select(title => new Block("- " + Markdown.Escape(Wording.Title(title), TitleCharacters))),
                .. report.Read > added.Titles.Count && added.Titles.Count > 0 ? [new Block($"*… and {report.Read - Math.Min(added.Titles.Count, MostTitles):N0} more*")] : Array.Empty<Block>(),
                .. Refused(report),
                .. endsStarter && report.New > 0 ? [new Block("The starter library has stepped aside: from now on I answer from the papers that are added.", IsApart: true)] : Array.Empty<Block>(),
                .. added.Trouble is { } trouble ? [new Block(Markdown.Escape(Wording.InDiscord(trouble), 400), IsApart: true)] : Array.Empty<Block>(),
            ],
            SmallPrint = [Wording.Remark(report.WhyNotEmbedded)],
        };
        var shown = composition.Body.Count > 0 ? composition : composition with { Body = [new Block("No paper was found in it.")] };
        return Composer.Messages(shown, new ReplyLook("") { IsPrivate = isPrivate })[0];
    }

    private static string Heading(IngestReport report)
    {
        string[] parts =
        [
            report.New > 0 ? Wording.Count(report.New, "new paper") : "",
            report.Updated > 0 ? Wording.Count(report.Updated, "paper") + " updated" : "",
            report.Unchanged > 0 ? Wording.Count(report.Unchanged, "paper") + " already here" : "",
        ];
        var text = string.Join(", ", parts.Where(part => part.Length > 0));
        return report.New + report.Updated > 0 ? "Added: " + text : text.Length > 0 ? "Nothing new: " + text : "Nothing was added";
    }

    private static IEnumerable<Block> Refused(IngestReport report)
    {
        if (report.RefusedCount == 0) yield break;
        yield return new Block($"**{Wording.Count(report.RefusedCount, "record")} could not be read**", IsApart: true);
        foreach (var refused in report.Refused.Take(MostRefused))
            yield return new Block("- " + (refused.Line > 0 ? $"line {refused.Line:N0}: " : "") + Markdown.Escape(refused.Cause, 300));
    }
}
