using System.CommandLine;
using System.Globalization;
using PaperBot.Answering;
using PaperBot.App.Json;
using PaperBot.App.Libraries;
using PaperBot.App.Settings;
using PaperBot.App.Terminal;
using PaperBot.Digests;
using PaperBot.Papers;
using PaperBot.Text;

namespace PaperBot.App.Commands;

/// <summary><c>paperbot digest preview</c>: what a subscriber would get, of any day; nothing of it is kept.</summary>
internal static class DigestPreviewCommand
{
    private const int DaysOfWeek = 7;
    private const int MostDays = 366;
    private const string Example = "paperbot digest preview --topic \"retrieval-augmented generation\"";

    private static readonly Option<string?> Topic = Text("--topic", "TOPIC", "Papers on a topic, in words");
    private static readonly Option<string?> Author = Text("--author", "NAME", "Papers by an author");
    private static readonly Option<string?> Venue = Text("--venue", "VENUE", "Papers of a venue, or of an arXiv category");
    private static readonly Option<string[]> Like = Papers("--like", "Papers like one, by identifier or title; repeated: like what you liked");
    private static readonly Option<string[]> Unlike = Papers("--unlike", "Papers that were not for you; may be repeated");
    private static readonly Option<string?> Date = Text("--date", "YYYY-MM-DD", "The last day; without it the library's latest");
    private static readonly Option<string> When = new("--when") { Description = "daily: one day; weekly: seven days", HelpName = "daily|weekly", DefaultValueFactory = _ => "daily" };
    private static readonly Option<int?> Days = new("--days") { Description = $"How many days, in place of --when (1 to {MostDays})", HelpName = "N" };
    private static readonly Option<int> Limit = new("--limit") { Description = $"At most so many papers (1 to {Digest.MostPapers})", HelpName = "N", DefaultValueFactory = _ => Digest.MostPapers };

    public static Command Create(GlobalOptions global)
    {
        var command = new Command("preview", "Shows what a subscriber would get, of any day") { Topic, Author, Venue, Like, Unlike, Date, When, Days, Limit };
        Arguments.CheckRange(Days, 1, MostDays);
        Arguments.CheckRange(Limit, 1, Digest.MostPapers);
        global.SetAction(command, RunAsync);
        return command;
    }

    private static Option<string?> Text(string name, string value, string description) => new(name) { Description = description, HelpName = value };

    private static Option<string[]> Papers(string name, string description) =>
        new(name) { Description = description, HelpName = "ID|TITLE", Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false };

    private static async Task<int> RunAsync(CommandContext context, ParseResult result, CancellationToken cancellationToken)
    {
        var (days, asked) = (DaysOf(result), DateOf(result, context));
        CheckInterest(result);
        await using var library = await LibraryOpener.OpenAsync(context, cancellationToken).ConfigureAwait(false);
        var news = new LibraryNews(library.Index);
        if (await WindowAsync(news, asked, days, cancellationToken).ConfigureAwait(false) is not var (from, to)) throw new UsageException("No paper of the library has a day or a year; a digest goes by days.");
        if (await WishAsync(context, library, result, from, to, cancellationToken).ConfigureAwait(false) is not { } wish) return ExitCode.Failed;
        if (asked is null) context.Screen.Note($"{(days == 1 ? "Of the library's latest day" : $"Of the {days} days up to the library's latest day")}, {DayWording.Of(to)}; --date names another.");
        var batch = await NewsBatch.LoadAsync(library.Index, await news.ReadAsync(from, to, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        var maker = new DigestMaker(_ => Task.FromResult(library), context.Writing.GetAsync);
        var digest = Limited(await maker.MakeAsync(batch, wish, cancellationToken).ConfigureAwait(false), result.GetValue(Limit));
        if (context.Screen.Json) JsonOutput.Write(context.Screen.Output, DigestJsonView.Of(digest));
        else DigestView.Show(context.Screen, digest);
        if (digest.LookedAt == 0 && await news.GetDayBeforeAsync(to, cancellationToken).ConfigureAwait(false) is { } before)
            context.Screen.Note(string.Create(CultureInfo.InvariantCulture, $"The last papers before came on {DayWording.Of(before)}: --date {before:yyyy-MM-dd}."));
        return ExitCode.Done;
    }

    private static async Task<(DateOnly From, DateOnly To)?> WindowAsync(LibraryNews news, DateOnly? asked, int days, CancellationToken cancellationToken)
    {
        if (await news.GetLastDayAsync(cancellationToken).ConfigureAwait(false) is not { } last) return null;
        var to = asked ?? last;
        if (await news.GetFirstDayAsync(cancellationToken).ConfigureAwait(false) is { } first && to < first)
            throw new UsageException($"The library's papers begin on {DayWording.Of(first)}; name that day or a later one, up to {DayWording.Of(last)}.");
        return (DateOnly.FromDayNumber(Math.Max(0, to.DayNumber - days + 1)), to);
    }

    private static async Task<DigestWish?> WishAsync(CommandContext context, Library library, ParseResult result, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var (likes, unlikes) = (result.GetValue(Like) ?? [], result.GetValue(Unlike) ?? []);
        var named = new List<Paper>();
        foreach (var name in likes.Concat(unlikes))
        {
            var found = await library.CardWriter.WriteAsync(name, cancellationToken).ConfigureAwait(false);
            if (found.Card is null)
            {
                ResolutionView.Show(context.Screen, found.Resolution);
                return null;
            }

            named.Add(found.Card.Source.Paper);
        }

        var interest = InterestOf(result, named);
        var opinions = interest is { Kind: InterestKind.LikePaper } ? [] : named.Select((paper, i) => new PaperOpinion(paper.Id, i < likes.Length, DateTimeOffset.UnixEpoch)).ToList();
        return new DigestWish(interest, 0, from, to) { Opinions = opinions };
    }

    private static Interest InterestOf(ParseResult result, List<Paper> named) => (result.GetValue(Topic), result.GetValue(Author), result.GetValue(Venue)) switch
    {
        ({ } topic, _, _) => new Interest(InterestKind.Topic, CleanText.From(topic)),
        (_, { } author, _) => new Interest(InterestKind.Author, CleanText.From(author)),
        (_, _, { } venue) => new Interest(InterestKind.Venue, CleanText.From(venue)),
        _ when named.Count == 1 => new Interest(InterestKind.LikePaper, named[0].Title) { Paper = named[0].Id },
        _ => new Interest(InterestKind.Liked, ""),
    };

    private static void CheckInterest(ParseResult result)
    {
        string?[] texts = [result.GetValue(Topic), result.GetValue(Author), result.GetValue(Venue)];
        var (said, likes, unlikes) = (texts.Count(text => text is not null), result.GetValue(Like) ?? [], result.GetValue(Unlike) ?? []);
        if (said > 1) throw new UsageException($"Name one of --topic, --author and --venue. Example: {Example}");
        if (said == 0 && likes.Length == 0) throw new UsageException($"Say what to hear of: --topic, --author, --venue or --like. Example: {Example}");
        if (texts.FirstOrDefault(text => text is not null) is { } typed && !typed.Any(char.IsLetterOrDigit)) throw new UsageException($"What to hear of is empty. Example: {Example}");
    }

    private static int DaysOf(ParseResult result) => result.GetValue(Days) ?? result.GetValue(When)?.ToLowerInvariant() switch
    {
        "daily" => 1,
        "weekly" => DaysOfWeek,
        _ => throw new UsageException($"--when is \"{result.GetValue(When)}\", but has to be daily or weekly; --days N covers any number of days."),
    };

    private static DateOnly? DateOf(ParseResult result, CommandContext context)
    {
        if (result.GetValue(Date) is not { } text) return null;
        if (!DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            throw new UsageException($"--date is \"{text}\", but has to be a day such as 2025-10-30.");

        // Somewhere it is tomorrow already.
        var latest = DateOnly.FromDateTime(context.Time.GetUtcNow().UtcDateTime).AddDays(1);
        return date <= latest ? date : throw new UsageException($"{DayWording.Of(date)} is still to come; a digest can be previewed of any day up to today.");
    }

    private static Digest Limited(Digest digest, int most) => digest.Papers.Count <= most ? digest : digest with
    {
        Papers = [.. digest.Papers.Take(most)],
        LeftOut = digest.LeftOut + digest.Papers.Count - most,
        Overview = [.. digest.Overview.Where(statement => statement.Citations.All(citation => citation.Source <= most))],
    };
}
