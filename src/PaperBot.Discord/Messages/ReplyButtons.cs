using System.Globalization;
using PaperBot.Answering;
using PaperBot.Discord.Payloads;
using PaperBot.Papers;

namespace PaperBot.Discord.Messages;

/// <summary>Reply → the rows of buttons and menus below it.</summary>
internal static class ReplyButtons
{
    private const int MostInRow = 5;

    public static IReadOnlyList<Component> Of(Answer answer, ReplyLook look)
    {
        if (answer.NoAnswer is { IsChat: true }) return Rows([Share(look)], null);
        var cited = AnswerView.Cited(answer);
        var papers = (cited.Count > 0 ? cited : answer.Sources).Select(source => ((int?)source.Number, source.Paper)).ToList();
        return Rows(
            [
                answer.Statements.Any(statement => statement.Citations.Count > 0) ? Button("Evidence", ButtonStyle.Primary, new CustomId(ButtonAction.Evidence, look.ReplyId)) : null,
                papers.Count == 1 ? Similar(papers[0].Paper, look) : null,
                FollowUp(answer.NoAnswer is null or { IsRecord: true } ? "Ask a follow-up" : "Ask something else", look), Share(look), .. Verdicts(look),
            ],
            papers.Count > 1 ? PaperMenu.Of(new CustomId(ButtonAction.Similar, look.ReplyId), "Find papers similar to…", papers) : null);
    }

    public static IReadOnlyList<Component> Of(SearchResults found, ReplyLook look) => Rows(
        [.. PageTurns(found, look), found.Results.Count > 0 ? FollowUp("Ask a follow-up", look) : null, Share(look)],
        Open(found.Results.Select(result => ((int?)result.Rank, result.Paper)), look));

    public static IReadOnlyList<Component> Of(SimilarPapers similar, ReplyLook look) => similar.Results.Count == 0 ? Rows([Share(look)], null) : Rows(
        [FollowUp("Ask a follow-up", look), Share(look), .. Verdicts(look)],
        Open(similar.Results.Select(result => ((int?)result.Rank, result.Paper)), look));

    public static IReadOnlyList<Component> Of(Comparison comparison, ReplyLook look) => Rows(
        [FollowUp("Ask a follow-up", look), Share(look), .. Verdicts(look)],
        PaperMenu.Of(
            new CustomId(ButtonAction.Similar, look.ReplyId), "Find papers similar to…",
            new[] { comparison.First, comparison.Second }.Select(source => ((int?)source.Number, source.Paper))));

    public static IReadOnlyList<Component> Of(PaperCard card, ReplyLook look)
    {
        var paper = card.Source.Paper;
        return Rows([SafeLink.Of(paper) is { } url ? Component.Link("Open the paper", url) : null, Similar(paper, look), FollowUp("Ask about it", look), Share(look), .. Opinions(paper, look)], null);
    }

    /// <summary>A menu for each name that may mean several papers; a choice carries out what was asked for, with that paper.</summary>
    public static IReadOnlyList<Component> Of(IReadOnlyList<PaperResolution> names, ReplyLook look) =>
        [.. names.Where(name => name.Paper is null).DistinctBy(name => name.IsSecond).Select(name => PaperMenu.Of(
            new CustomId(ButtonAction.Choose, look.ReplyId, name.IsSecond ? CustomId.Second : CustomId.First), $"Which “{VisibleText.Of(name.Name, 60)}”?",
            name.Closest.Select(hit => ((int?)null, new Paper { Id = hit.Id, Title = hit.Title, Year = hit.Year })))).OfType<Component>()];

    // The verdicts stay together: where all do not fit in one row, they have their own.
    private static List<Component> Rows(IEnumerable<Component?> buttons, Component? menu)
    {
        var all = buttons.OfType<Component>().ToList();
        var perRow = all.Count <= MostInRow ? MostInRow : all.Count(button => button.Label is not null);
        var rows = all.Chunk(Math.Clamp(perRow, 1, MostInRow)).Select(row => Component.Row(row)).ToList();
        if (menu is not null) rows.Add(menu);
        return rows;
    }

    private static Component Button(string label, ButtonStyle style, CustomId customId) => Component.Button(style, label, customId.Text);

    private static Component Similar(Paper paper, ReplyLook look) => Button("Similar papers", ButtonStyle.Secondary, CustomId.OfPaper(ButtonAction.Similar, look.ReplyId, paper.Id));

    private static Component? FollowUp(string label, ReplyLook look) =>
        look.IsInConversation ? null : Button(label, ButtonStyle.Secondary, new CustomId(ButtonAction.FollowUp, look.ReplyId));

    private static Component? Share(ReplyLook look) => look.IsPrivate ? Button("Share", ButtonStyle.Secondary, new CustomId(ButtonAction.Share, look.ReplyId)) : null;

    private static IEnumerable<Component> Verdicts(ReplyLook look) =>
        [Sign("👍", new CustomId(ButtonAction.Good, look.ReplyId)), Sign("👎", new CustomId(ButtonAction.Bad, look.ReplyId))];

    /// <summary>What somebody thinks of the paper itself.</summary>
    private static IEnumerable<Component> Opinions(Paper paper, ReplyLook look) =>
        new[] { Sign("👍", CustomId.OfPaper(ButtonAction.Like, look.ReplyId, paper.Id)), Sign("👎", CustomId.OfPaper(ButtonAction.NotForMe, look.ReplyId, paper.Id)) }
            .Where(sign => CustomId.Parse(sign.CustomId)?.Paper is not null);

    private static IEnumerable<Component> PageTurns(SearchResults found, ReplyLook look)
    {
        if (look.Page <= 0 && !found.HasMore) return [];
        var page = Math.Max(0, look.Page);
        return
        [
            Sign("◀️", Turn(Math.Max(0, page - 1))) with { Disabled = page == 0 },
            Sign("▶️", Turn(page + 1)) with { Disabled = !found.HasMore },
        ];

        CustomId Turn(int to) => new(ButtonAction.Page, look.ReplyId, to.ToString(CultureInfo.InvariantCulture));
    }

    private static Component? Open(IEnumerable<(int? Number, Paper Paper)> papers, ReplyLook look) =>
        PaperMenu.Of(new CustomId(ButtonAction.Paper, look.ReplyId), "Look at a paper…", papers);

    /// <summary>A button that shows a sign alone.</summary>
    private static Component Sign(string emoji, CustomId customId) =>
        new() { Type = ComponentKind.Button, Style = (int)ButtonStyle.Secondary, Emoji = new Emoji(emoji), CustomId = customId.Text };
}
