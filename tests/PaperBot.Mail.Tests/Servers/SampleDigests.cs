using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using PaperBot.Answering;
using PaperBot.Digests;
using PaperBot.Papers;

namespace PaperBot.Mail.Tests.Servers;

/// <summary>Digests and subscriptions to send.</summary>
internal static class SampleDigests
{
    public const string Quote = "IceNet reduces the error of melt forecasts by 18.5% compared to regression baselines";

    public static Subscription Subscription { get; } = new(
        "abcdefgh2345abcd", "1001", new Interest(InterestKind.Topic, "graph networks for glaciers"), new DigestPlace(PlaceKind.Email, "ada@example.org"),
        new DigestSchedule(DigestRhythm.Daily, "Europe/Berlin") { At = new LocalTime(8, 0) }, DateTimeOffset.UnixEpoch)
    {
        Key = "k234567abcdefghijklmnopqrs",
    };

    public static Delivery Delivery { get; } = new(
        "zyxw7654vuts3210", Subscription.Id, "2026-11-20", Subscription.Place, "{}", [], new DateTimeOffset(2026, 11, 20, 7, 0, 0, TimeSpan.Zero));

    public static Digest Digest { get; } = new(
        Subscription.Interest, new DateOnly(2026, 11, 20), new DateOnly(2026, 11, 20),
        [
            Of(1, "2101.00001", "IceNet: Predicting Glacier Melt with Graph Networks", $"{Quote}.", Quote, ["Ada Berg", "Lin Chen", "Omar Diaz"], 12),
            Of(2, "2203.00002", "A Survey of Snow Cover Mapping from Satellite Images: Sensors, Clouds, Seasons, and Forty Methods Compared over Three Decades", "Fusing radar and optical images gives the most reliable snow maps of forty methods.", "Our comparison shows that fusing radar and optical images gives the most reliable snow maps", ["Lin Chen"], null),
            Of(3, "2305.00003", "RiverFlow <script>alert(1)</script> & “Floods” für Bergtäler 🏔️ 河流预报", "It needs no hydrological parameters.", "It needs no hydrological parameters", [], 1) with { NewVersion = 2 },
        ],
        48)
    {
        LeftOut = 2,
        Overview = [new Statement("Graph networks and recurrent networks both forecast water from snow and ice.", [new Citation(1, PaperId.ArXiv("2101.00001"), Quote, 0), new Citation(3, PaperId.ArXiv("2305.00003"), "It needs no hydrological parameters", 0)])],
    };

    public static Digest Empty { get; } = Digest with { Papers = [], Overview = [], LeftOut = 0, WhyEmpty = "None of the 48 new papers (20 November 2026) fits. The closest was “A Survey of Snow Cover Mapping”, which shares only “satellite”." };

    public static EmailAddress Sender { get; } = EmailAddress.Read("digests@papers.example.org")!;

    public static MailOptions To(int port, MailSecurity security = MailSecurity.None) =>
        new() { Host = security == MailSecurity.None ? "127.0.0.1" : "localhost", Port = port, Security = security, From = Sender, FromName = "PaperBot at Köln", MessagesPerMinute = 0, Timeout = TimeSpan.FromSeconds(20) };

    public static MailSender SenderWith(MailOptions options) => new(options, TimeProvider.System, NullLogger<MailSender>.Instance);

    private static DigestPaper Of(int number, string arXiv, string title, string news, string quote, string[] authors, int? votes)
    {
        var paper = new Paper { Id = PaperId.ArXiv(arXiv), Title = title, Authors = authors, Year = 2026 };
        return new DigestPaper(number, paper, new Statement(news, [new Citation(number, paper.Id, quote, 0)]), "Matches “graph networks” in its title and “glaciers” in its abstract.", 1.0 / number) { Votes = votes };
    }
}
