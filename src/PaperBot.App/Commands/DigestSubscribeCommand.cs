using System.CommandLine;
using PaperBot.App.Libraries;
using PaperBot.App.Settings;
using PaperBot.App.Terminal;
using PaperBot.Digests;
using PaperBot.Digests.Schedules;
using PaperBot.Digests.Subscribing;

namespace PaperBot.App.Commands;

/// <summary><c>paperbot digest subscribe</c>: new papers come by themselves from now on.</summary>
internal static class DigestSubscribeCommand
{
    private const string Example = "paperbot digest subscribe --topic \"graph neural networks\" --at 8:00";
    private const int MostShown = 200;

    private static readonly Option<string?> Topic = Text("--topic", "TOPIC", "Papers on a topic, in words");
    private static readonly Option<string?> Author = Text("--author", "NAME", "Papers by an author");
    private static readonly Option<string?> Venue = Text("--venue", "VENUE", "Papers of a venue");
    private static readonly Option<string?> Like = Text("--like", "ID|TITLE", "Papers like one, by identifier or title");
    private static readonly Option<bool> Liked = new("--liked") { Description = "Papers like those you liked" };
    private static readonly Option<string?> Email = Text("--email", "ADDRESS", "Where to: an e-mail address, which is confirmed by a code first");
    private static readonly Option<string?> Folder = Text("--folder", "DIR", "Where to: a folder, each digest a Markdown file (default: digests in the data folder)");
    private static readonly Option<string> When = new("--when") { Description = "How often", HelpName = "daily|weekly|as-it-comes", DefaultValueFactory = _ => "daily" };
    private static readonly Option<string?> Day = Text("--day", "DAY", "On which day of the week, for --when weekly (default: Monday)");
    private static readonly Option<string?> At = Text("--at", "TIME", "At what time of day (default: 8:00)");
    private static readonly Option<string?> Zone = Text("--zone", "ZONE", "In which time zone, for example Europe/Berlin (default: this machine's)");
    private static readonly Option<bool> SkipEmpty = new("--skip-empty") { Description = "Leave out digests that would hold nothing, instead of saying why" };

    public static Command Create(GlobalOptions global)
    {
        var command = new Command("subscribe", "Has new papers come as digests; `paperbot run` or `paperbot digest run` sends them")
        {
            Topic, Author, Venue, Like, Liked, Email, Folder, When, Day, At, Zone, SkipEmpty,
        };
        global.SetAction(command, RunAsync);
        return command;
    }

    private static Option<string?> Text(string name, string value, string description) => new(name) { Description = description, HelpName = value };

    private static async Task<int> RunAsync(CommandContext context, ParseResult result, CancellationToken cancellationToken)
    {
        var wish = WishOf(context, result);
        var digests = await OpenDigests.OpenAsync(context, cancellationToken).ConfigureAwait(false);
        await using var closing = digests.ConfigureAwait(false);
        // First the folder: a subscription to one that cannot be made would be kept and fail for ever.
        var made = wish.Place.Kind == PlaceKind.Folder && !Directory.Exists(wish.Place.Address) ? MakeFolder(wish.Place.Address) : null;
        var outcome = await digests.Subscriptions.SubscribeAsync(wish, cancellationToken).ConfigureAwait(false);
        if (!outcome.IsDone) made?.Delete();
        SubscriptionView.Show(context.Screen, outcome);
        if (outcome.IsDone && wish.Kind == InterestKind.Topic) context.Screen.Note("`paperbot digest preview --topic` shows what such a digest would have held on any day.");
        var isDone = outcome.IsDone && (outcome.Kept?.Subscription is not { IsConfirmed: false } || await AskForCodeAsync(context, digests, wish.Place.Address, cancellationToken).ConfigureAwait(false));
        return isDone ? ExitCode.Done : ExitCode.Failed;
    }

    private static DirectoryInfo MakeFolder(string folder)
    {
        try
        {
            return Directory.CreateDirectory(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--folder is \"{(folder.Length <= MostShown ? folder : "…" + folder[^MostShown..])}\", which is no folder and cannot be made one; name another.");
        }
    }

    private static async Task<bool> AskForCodeAsync(CommandContext context, OpenDigests digests, string address, CancellationToken cancellationToken)
    {
        var mail = OpenMail.Of(context, digests);
        await using var closing = mail.ConfigureAwait(false);
        return await DigestConfirmCommand.AskAsync(context, mail.Confirmations, address, cancellationToken).ConfigureAwait(false);
    }

    private static SubscriptionWish WishOf(CommandContext context, ParseResult result)
    {
        var (kind, text) = InterestOf(result);
        return new SubscriptionWish(Subscription.LocalOwner, kind, text, PlaceOf(context, result))
        {
            Rhythm = RhythmOf(result),
            Day = result.GetValue(Day),
            At = result.GetValue(At),
            Zone = result.GetValue(Zone),
            DefaultZone = ZoneNames.OfMachine(),
            IsQuiet = result.GetValue(SkipEmpty),
            IsConfirmed = result.GetValue(Email) is null,
        };
    }

    private static (InterestKind Kind, string Text) InterestOf(ParseResult result)
    {
        (InterestKind Kind, string? Text)[] said =
        [
            (InterestKind.Topic, result.GetValue(Topic)), (InterestKind.Author, result.GetValue(Author)), (InterestKind.Venue, result.GetValue(Venue)),
            (InterestKind.LikePaper, result.GetValue(Like)), (InterestKind.Liked, result.GetValue(Liked) ? "" : null),
        ];
        var named = said.Where(interest => interest.Text is not null).ToList();
        return named.Count == 1
            ? (named[0].Kind, named[0].Text!)
            : throw new UsageException($"Say what to hear of by one of --topic, --author, --venue, --like and --liked. Example: {Example}");
    }

    private static DigestPlace PlaceOf(CommandContext context, ParseResult result)
    {
        var (email, folder) = (result.GetValue(Email), result.GetValue(Folder));
        if (email is not null && folder is not null) throw new UsageException("Name one place: --email or --folder.");
        if (email is null) return new DigestPlace(PlaceKind.Folder, Path.GetFullPath(string.IsNullOrWhiteSpace(folder) ? context.Data.Digests : folder));
        return EmailAddress.Read(email) is { } address
            ? new DigestPlace(PlaceKind.Email, address.Text)
            : throw new UsageException($"--email is \"{email}\", but has to be an address such as ada@example.org.");
    }

    private static DigestRhythm RhythmOf(ParseResult result) => result.GetValue(When)?.ToLowerInvariant() switch
    {
        "daily" => DigestRhythm.Daily,
        "weekly" => DigestRhythm.Weekly,
        "as-it-comes" or "as it comes" => DigestRhythm.AsItComes,
        _ => throw new UsageException($"--when is \"{result.GetValue(When)}\", but has to be daily, weekly or as-it-comes."),
    };
}
