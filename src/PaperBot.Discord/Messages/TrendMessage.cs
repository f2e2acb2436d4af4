using System.Globalization;
using PaperBot.Discord.Payloads;
using PaperBot.Papers;
using PaperBot.Trends;

namespace PaperBot.Discord.Messages;

/// <summary>What is trending → one message: lists, topics on the rise, and how a topic moved, with a picture where one can be shown. Pure.</summary>
internal static class TrendMessage
{
    private const string PictureName = "trending.png";
    private const int TopicCharacters = 120;
    private const int MostDescription = 1_000;
    private const int ListRoom = 1_100;

    public static MessageBody Of(TrendReport report, TrendLook look)
    {
        var canvas = look.IsPlain ? Canvas.Plain : Canvas.Embed;
        var composition = new Composition
        {
            Title = Title(report),
            Color = report.Nothing is null ? Palette.Papers : Palette.Refusal,
            Body = report.Nothing is { } nothing ? [new Block(Markdown.Escape(Wording.InDiscord(nothing), canvas.TextCharacters))] : [.. Body(canvas, report, look)],
            SmallPrint = [.. report.Basis, report.Remark],
            Rows = PaperMenu.Of(new CustomId(ButtonAction.Paper, "trending"), "Look at a paper…", Papers(report).Select(paper => ((int?)null, paper))) is { } menu ? [menu] : [],
            MostMessages = 1,
            LeftOut = count => new Block($"*… and {count} more*"),
        };
        var message = Composer.Messages(composition, new ReplyLook("") { IsPrivate = look.IsPrivate, IsPlain = look.IsPlain })[0];
        return report.Topic is { } topic && look.Picture is { } picture && report.Nothing is null ? WithPicture(message, topic, picture) : message;
    }

    private static string Title(TrendReport report) => report is { Topic: { } topic, Nothing: null } && IsOfTopic(report)
        ? $"How “{VisibleText.Of(topic.Topic, TopicCharacters)}” moved" : $"Trending · {report.Span}";

    private static bool IsOfTopic(TrendReport report) => report.Rising.Count + report.Voted.Count + report.Active.Count + report.Newest.Count == 0;

    private static IEnumerable<Block> Body(Canvas canvas, TrendReport report, TrendLook look) =>
    [
        .. IsOfTopic(report) ? Course(report, look) : [],
        .. List(canvas, "By votes", report.Voted.Select(voted => (voted.Paper, (string?)Votes(voted)))),
        .. List(canvas, "Newest", report.Newest.Select(paper => (paper, (string?)null))),
        .. List(canvas, look.IsInGuild ? "What this server reads" : "What you read here", report.Active.Select(active => (active.Paper, (string?)Doings(active)))),
        .. report.Rising.Select((topic, i) => new Block((i == 0 ? "**Topics on the rise**\n" : "") + Rising(canvas, topic), IsApart: i == 0)),
        .. IsOfTopic(report) ? List(canvas, "Its best new papers", (report.Topic?.Best ?? []).Select(paper => (paper, (string?)null))) : Course(report, look),
    ];

    private static IEnumerable<Block> List(Canvas canvas, string heading, IEnumerable<(Paper Paper, string? Reason)> papers)
    {
        var lines = PaperLines.Of(canvas, papers.Select((entry, i) => ($"{i + 1}.", entry.Paper, entry.Reason)), canvas.IsPlain ? ListRoom / 2 : ListRoom);
        return lines.Select((line, i) => i == 0 ? new Block($"**{heading}**\n{line.Text}", IsApart: true) : line);
    }

    private static string Rising(Canvas canvas, RisingTopic topic)
    {
        var best = topic.Best is [var paper, ..] ? $"\n-# {canvas.Title(paper, 90, 120)}" : "";
        return $"- {Markdown.Escape(topic.Name, TopicCharacters)}: in {Wording.Count(topic.Papers, "new paper")}, before in {topic.PapersBefore.ToString("N0", CultureInfo.InvariantCulture)}{best}";
    }

    /// <summary>Where there is no picture, a line of marks stands in for it.</summary>
    private static IEnumerable<Block> Course(TrendReport report, TrendLook look)
    {
        if (report.Topic is not { } topic) yield break;
        yield return new Block(Markdown.Escape(TopicFinding.Of(topic), 300), IsApart: true);
        if (look.Picture is null) yield return new Block($"`{TopicFinding.Line(topic)}`");
    }

    private static string Votes(VotedPaper voted) => voted.IsGain ? $"{Wording.Count(voted.Votes, "vote")} more, {voted.AllVotes:N0} in all" : Wording.Count(voted.Votes, "vote");

    private static string Doings(ActivePaper active)
    {
        string[] parts = [Times("asked for", active.Asked), Times("opened", active.Opened), Times("liked", active.Liked)];
        return string.Join(", ", parts.Where(part => part.Length > 0));
    }

    private static string Times(string what, int count) => count <= 0 ? "" : $"{what} {(count == 1 ? "once" : count == 2 ? "twice" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} times"))}";

    private static IEnumerable<Paper> Papers(TrendReport report) =>
        report.Voted.Select(voted => voted.Paper).Concat(report.Newest).Concat(report.Active.Select(active => active.Paper)).Concat(report.Rising.SelectMany(topic => topic.Best.Take(1))).Concat(report.Topic?.Best ?? []);

    private static MessageBody WithPicture(MessageBody message, TopicTrend topic, byte[] picture) => message with
    {
        Files = [new FileUpload(PictureName, "image/png", picture, VisibleText.Of(TopicFinding.Of(topic), MostDescription))],
        Embeds = message.Embeds is [var embed] ? [embed with { Image = new EmbedImage("attachment://" + PictureName) }] : message.Embeds,
    };
}
