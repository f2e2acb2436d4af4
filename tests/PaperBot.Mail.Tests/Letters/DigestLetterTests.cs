using System.Text;
using PaperBot.Answering;
using PaperBot.Digests;
using PaperBot.Mail.Letters;
using PaperBot.Mail.Mime;
using PaperBot.Mail.Tests.Servers;
using PaperBot.Papers;
using Xunit;

namespace PaperBot.Mail.Tests.Letters;

/// <summary>What a subscriber reads.</summary>
public sealed class DigestLetterTests
{
    private static readonly MailOptions Options = SampleDigests.To(25) with { PublicUrl = new Uri("https://papers.example.org") };

    [Fact]
    public void The_text_says_all_that_the_digest_says()
    {
        var digest = SampleDigests.Digest with { Merged = 3, Remark = "The digest of 19 November may not have arrived." };
        Assert.Equal(
            """
            3 new papers on “graph networks for glaciers”
            =============================================
            20 November 2026

            The digest of 19 November may not have arrived.

            PaperBot was away for a while: this is 3 digests in one.

            In short
            --------
            * Graph networks and recurrent networks both forecast water from snow
              and ice. [1][3]

             1. IceNet: Predicting Glacier Melt with Graph Networks
                Ada Berg, Lin Chen and Omar Diaz · 2026 · 12 votes
                https://arxiv.org/abs/2101.00001

                “IceNet reduces the error of melt forecasts by 18.5% compared to
                regression baselines”

                Why: Matches “graph networks” in its title and “glaciers” in its
                abstract.

             2. A Survey of Snow Cover Mapping from Satellite Images: Sensors,
                Clouds, Seasons, and Forty Methods Compared over Three Decades
                Lin Chen · 2026
                https://arxiv.org/abs/2203.00002

                Fusing radar and optical images gives the most reliable snow maps of
                forty methods.
                | “Our comparison shows that fusing radar and optical images gives
                  the most reliable snow maps”

                Why: Matches “graph networks” in its title and “glaciers” in its
                abstract.

             3. RiverFlow <script>alert(1)</script> & “Floods” für Bergtäler 🏔 河流
                预报
                2026 · 1 vote · new version 2
                https://arxiv.org/abs/2305.00003

                “It needs no hydrological parameters”

                Why: Matches “graph networks” in its title and “glaciers” in its
                abstract.

            These are the best of 48 new papers; 2 more fitted.

            -- 
            You get this because you subscribed to papers on “graph networks for
            glaciers”, every day at 08:00 (Europe/Berlin), and confirmed this
            address.
            Unsubscribe:
            https://papers.example.org/unsubscribe/k234567abcdefghijklmnopqrs
            In Discord, /digest pause lets it rest and /digest unsubscribe ends it.
            Sentences in quotation marks are the papers' own words. This mail loads
            nothing and tells nobody that you read it.

            """,
            LetterOf(digest).Text);
    }

    [Fact]
    public void The_HTML_says_the_same_and_loads_nothing()
    {
        var html = LetterOf(SampleDigests.Digest with { Merged = 2, Remark = "Sorry." }).Html;
        foreach (var said in new[] { "3 new papers on “graph networks for glaciers”", "20 November 2026", "Sorry.", "this is 2 digests in one", "In short", SampleDigests.Quote, "Ada Berg, Lin Chen and Omar Diaz · 2026 · 12 votes", "Why: Matches", "2 more fitted" })
            Assert.Contains(said, html, StringComparison.Ordinal);
        Assert.Contains("RiverFlow &lt;script&gt;alert(1)&lt;/script&gt; &amp; “Floods” für Bergtäler 🏔 河流预报", html, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\">", html, StringComparison.Ordinal);
        foreach (var loaded in new[] { "<img", "<script", "<link", "url(", "src=", "@import", "<iframe", "<object", "background=" }) Assert.DoesNotContain(loaded, html, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(1, Count(html, "<h1"));
        Assert.Equal(4, Count(html, "<h2"));
        var links = html.Split("href=\"").Skip(1).Select(rest => rest[..rest.IndexOf('"', StringComparison.Ordinal)]).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(
            ["https://arxiv.org/abs/2101.00001", "https://arxiv.org/abs/2203.00002", "https://arxiv.org/abs/2305.00003", "https://papers.example.org/unsubscribe/k234567abcdefghijklmnopqrs"], links);
    }

    [Fact]
    public void An_empty_digest_says_why()
    {
        var letter = LetterOf(SampleDigests.Empty);
        Assert.Equal("No new papers on “graph networks for glaciers” · 20 November 2026", letter.Subject);
        Assert.Contains("None of the 48 new papers", letter.Html, StringComparison.Ordinal);
        Assert.Contains("which shares only “satellite”", letter.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(InterestKind.Author, "Ada Berg", "1 new paper by “Ada Berg” · 20 November 2026")]
    [InlineData(InterestKind.Liked, "", "1 new paper like those you liked · 20 November 2026")]
    [InlineData(InterestKind.Topic, "x\r\nBcc: eve@example.org", "1 new paper on “x\r\nBcc: eve@example.org” · 20 November 2026")]
    public void The_subject_names_the_interest(InterestKind kind, string text, string subject) =>
        Assert.Equal(subject, LetterOf(SampleDigests.Digest with { Interest = new Interest(kind, text), Papers = [SampleDigests.Digest.Papers[0]] }).Subject);

    [Theory]
    [InlineData(2026, 11, 14, "14–20 November 2026")]
    [InlineData(2026, 10, 28, "28 October – 20 November 2026")]
    [InlineData(2025, 12, 31, "31 December 2025 – 20 November 2026")]
    public void Several_days_are_named_by_the_first_and_the_last(int year, int month, int day, string days) =>
        Assert.Equal(days, DigestWords.Days(SampleDigests.Digest with { From = new DateOnly(year, month, day) }));

    [Fact]
    public void Without_a_public_address_mails_say_how_to_end_them_elsewhere()
    {
        var letter = DigestLetter.Of(
            SampleDigests.Delivery, SampleDigests.Subscription with { Owner = Subscription.LocalOwner }, SampleDigests.Digest, EmailAddress.Read("ada@example.org")!, Options with { PublicUrl = null });
        Assert.Null(letter.List?.Unsubscribe);
        Assert.DoesNotContain("unsubscribe/", letter.Text + letter.Html, StringComparison.Ordinal);
        Assert.Contains("paperbot digest unsubscribe abcdefgh2345abcd", letter.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_delivery_makes_the_same_message_id() => Assert.Equal(LetterOf(SampleDigests.Digest).MessageId, LetterOf(SampleDigests.Digest with { Remark = "Again." }).MessageId);

    [Fact]
    public void Links_lead_to_pages_of_papers_alone()
    {
        var paper = SampleDigests.Digest.Papers[0] with { Paper = new Paper { Id = PaperId.FromTitle("evil\" onclick=\"x"), Title = "https://evil.example.org/\" onmouseover=\"alert(1)", Authors = ["<b>Bob</b>"] }, Reason = "</p><a href='https://evil.example.org'>x</a>" };
        var html = LetterOf(SampleDigests.Digest with { Papers = [paper], Overview = [] }).Html;
        Assert.DoesNotContain("<a href=\"https://evil", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<a href='", html, StringComparison.Ordinal);
        Assert.DoesNotContain("\" onmouseover", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
        Assert.Equal(1, Count(html, "<a href"));
    }

    [Fact]
    public void Whatever_papers_hold_the_mail_stays_short_and_its_lines_within_72_columns()
    {
        var flood = new string('x', 100_000);
        var papers = Enumerable.Range(1, 10).Select(number => new DigestPaper(
            number, new Paper { Id = PaperId.ArXiv($"2101.{number:00000}"), Title = $"{flood} {string.Concat(Enumerable.Repeat("長い題名", 500))}", Authors = [.. Enumerable.Repeat(flood, 200)], Venue = flood },
            new Statement(string.Concat(Enumerable.Repeat("été word ", 20_000)), [new Citation(number, PaperId.ArXiv("2101.00001"), string.Concat(Enumerable.Repeat("これは長い文です。", 1_000)), 0)]), flood, 1)).ToList();
        var letter = LetterOf(SampleDigests.Digest with { Papers = papers, Remark = flood, Overview = [new Statement(flood, [])] });
        Assert.InRange(Encoding.UTF8.GetByteCount(letter.Html), 1_000, 100_000 + 102_400);
        var long72 = letter.Text.Split('\n').Where(line => line.Length > 72 && line.Trim().Contains(' ', StringComparison.Ordinal) && !line.Contains("xxxx", StringComparison.Ordinal)).ToList();
        Assert.Empty(long72);
        Assert.DoesNotContain('\uFFFD', Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(letter.Text)));
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static Letter LetterOf(Digest digest) => DigestLetter.Of(SampleDigests.Delivery, SampleDigests.Subscription, digest, EmailAddress.Read("ada@example.org")!, Options);
}
