using System.Globalization;
using PaperBot.Feeds;

namespace PaperBot.App.Settings;

/// <summary>
/// <c>Feeds:KEY:…</c> → feeds. The key is a place in a list or a name; the names below it are the same for all, and those that a kind has no use for are refused there.
/// README.md lists them.
/// </summary>
internal sealed class FeedSettingsReader(SettingValues values, ArXivOptions arXiv)
{
    /// <summary>The section of all feeds.</summary>
    public const string Section = "Feeds";

    private const string Kind = "Kind";
    private const int BytesOfMegabyte = 1024 * 1024;

    /// <summary>Options of every feed.</summary>
    private static readonly string[] Common = [Kind, "Name", "Enabled", "EveryMinutes", "At"];

    /// <summary>Options of single kinds.</summary>
    private static readonly Dictionary<FeedKind, string[]> OfKind = new()
    {
        [FeedKind.ArXiv] = ["Categories", "Search", "Ids", "Order", "PageSize", "FirstPapers", "OverlapHours"],
        [FeedKind.DailyPapers] = ["Url", "FirstDays", "VoteDays", "TimeoutSeconds", "MostMegabytes"],
        [FeedKind.Rss] = ["Url", "Hosts", "TimeoutSeconds", "MostMegabytes"],
        [FeedKind.Folder] = ["Path", "SettleSeconds"],
    };

    private static readonly string[] Lists = ["Categories", "Ids", "Hosts"];

    /// <summary>The names among <paramref name="present"/> that feeds have.</summary>
    public static IEnumerable<string> NamesIn(IEnumerable<string> present) => present.Where(name => name.Split(':') switch
    {
        [var section, _, var option] => Is(section, Section) && Common.Concat(OfKind.Values.SelectMany(options => options)).Any(known => Is(option, known)),
        [var section, _, var list, _] => Is(section, Section) && Lists.Any(known => Is(list, known)),
        _ => false,
    });

    /// <summary>Reads the feeds in their order.</summary>
    /// <exception cref="UsageException">A value is not allowed.</exception>
    public IReadOnlyList<FeedOptions> Read()
    {
        if (!string.IsNullOrEmpty(values.TextOrEmpty(Section))) throw new UsageException($"{Section} is a value, but has to be a list: write {Section}:NAME:{Kind}=ArXiv and so on.");
        var feeds = new List<FeedOptions>();
        foreach (var key in values.Children(Section))
        {
            var feed = ReadOne(key);
            if (feeds.Any(other => Is(other.Name, feed.Name)))
                throw new UsageException($"There are two feeds called {feed.Name}: give each a name of its own with {Section}:{key}:Name.");
            feeds.Add(feed);
        }

        return feeds;
    }

    private static bool Is(string text, string name) => text.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static string AnyKind() => string.Join(", ", Enum.GetNames<FeedKind>());

    private FeedOptions ReadOne(string key)
    {
        if (values.TextOrEmpty($"{Section}:{key}") is { Length: > 0 }) throw new UsageException($"{Section}:{key} is a value, but has to be a feed: write {Section}:NAME:{key}=… instead.");
        RefuseUnknown(key);
        string Name(string option) => $"{Section}:{key}:{option}";
        var kind = values.Text(Name(Kind)) is null
            ? throw new UsageException($"{Name(Kind)} is not set: it has to be one of {AnyKind()}.")
            : Enum.Parse<FeedKind>(values.OneOf(Name(Kind), Enum.GetNames<FeedKind>()));
        RefuseForeign(kind, Name);
        return kind switch
        {
            FeedKind.ArXiv => ReadArXiv(key, Name),
            FeedKind.DailyPapers => ReadDailyPapers(key, Name),
            FeedKind.Rss => ReadRss(key, Name),
            _ => ReadFolder(key, Name),
        };
    }

    /// <summary>A typing error in a name is told before what is missing because of it.</summary>
    private void RefuseUnknown(string key)
    {
        var known = Common.Concat(OfKind.Values.SelectMany(options => options)).Distinct().Select(option => $"{Section}:{key}:{option}").ToList();
        foreach (var unknown in values.Children($"{Section}:{key}").Select(option => $"{Section}:{key}:{option}").Except(known, StringComparer.OrdinalIgnoreCase))
            throw new UsageException($"There is no setting {unknown}{(SettingNames.Nearest(unknown, known) is { } nearest ? $"; did you mean {nearest}?" : ": README.md lists those of feeds.")}");
    }

    private void RefuseForeign(FeedKind kind, Func<string, string> name)
    {
        foreach (var option in OfKind.Values.SelectMany(options => options).Distinct().Except(OfKind[kind]))
        {
            var isSet = Lists.Contains(option) ? values.List(name(option)).Count > 0 : values.Text(name(option)) is not null;
            if (!isSet) continue;
            var kinds = OfKind.Where(other => other.Value.Contains(option)).Select(other => other.Key.ToString());
            throw new UsageException($"{name(option)} is set, but belongs to feeds of the kind {string.Join(" or ", kinds)}, and {name(Kind)} is {kind}.");
        }
    }

    private ArXivFeedOptions ReadArXiv(string key, Func<string, string> name)
    {
        var categories = values.List(name("Categories"));
        var search = values.Text(name("Search"))?.Trim();
        var ids = values.List(name("Ids")).Select((id, place) => ArXivId.TryParse(id)?.Value ?? throw new UsageException($"{name("Ids")} names \"{id}\", which is no arXiv id like 1706.03762.")).ToList();
        if (categories.FirstOrDefault(category => !IsCategory(category)) is { } wrong) throw new UsageException($"{name("Categories")} names \"{wrong}\", which is no category like cs.CL or math.*.");
        if (search is { Length: > 1_000 } || search?.Any(char.IsControl) == true) throw new UsageException($"{name("Search")} has to be a text of at most 1,000 characters on one line.");
        if (categories.Count == 0 && search is null && ids.Count == 0) throw new UsageException($"{name("Categories")}, {name("Search")} and {name("Ids")} are empty: set one of them, for example {name("Categories")}=cs.CL.");
        var byDefault = new ArXivFeedOptions { Name = "", Schedule = new FeedSchedule(null, null) };
        var what = string.Join('-', categories.Count > 0 ? categories : ids.Count > 0 ? ["ids"] : ["search"]);
        return new ArXivFeedOptions
        {
            Name = NameOf(key, name, "arxiv-" + what),
            Schedule = ScheduleOf(name, everyMinutes: 360),
            IsEnabled = IsEnabled(name),
            Categories = categories,
            Search = search,
            Ids = ids,
            OnlySubmitted = values.OneOf(name("Order"), "LastUpdated", "Submitted") == "Submitted",
            PageSize = values.Number(name("PageSize"), byDefault.PageSize, 1, 2_000),
            FirstPapers = values.Number(name("FirstPapers"), byDefault.FirstPapers, 1, 30_000),
            Overlap = TimeSpan.FromHours(values.Number(name("OverlapHours"), (int)byDefault.Overlap.TotalHours, 0, 1_440)),
            BaseUrl = arXiv.BaseUrl,
        };
    }

    private DailyPapersFeedOptions ReadDailyPapers(string key, Func<string, string> name)
    {
        var byDefault = new DailyPapersFeedOptions { Name = "", Schedule = new FeedSchedule(null, null) };
        return new DailyPapersFeedOptions
        {
            Name = NameOf(key, name, "daily-papers"),
            Schedule = ScheduleOf(name, everyMinutes: 180),
            IsEnabled = IsEnabled(name),
            Url = values.Text(name("Url")) is null ? byDefault.Url : Address(name("Url"), byDefault.Url.AbsoluteUri),
            FirstDays = values.Number(name("FirstDays"), byDefault.FirstDays, 1, 1_000),
            VoteDays = values.Number(name("VoteDays"), byDefault.VoteDays, 0, 60),
            Timeout = Timeout(name),
            MostBytes = MostBytes(name),
        };
    }

    private RssFeedOptions ReadRss(string key, Func<string, string> name)
    {
        var url = Address(name("Url"), "https://rss.arxiv.org/rss/cs.CL");
        var hosts = values.List(name("Hosts"));
        if (hosts.FirstOrDefault(host => !IsHost(host)) is { } wrong)
            throw new UsageException($"{name("Hosts")} names \"{wrong}\", but has to name hosts like journal.example or journal.example:8443.");
        return new RssFeedOptions
        {
            Name = NameOf(key, name, "rss-" + url.Host), Schedule = ScheduleOf(name, everyMinutes: 60), IsEnabled = IsEnabled(name), Url = url, Hosts = hosts, Timeout = Timeout(name), MostBytes = MostBytes(name),
        };
    }

    private FolderFeedOptions ReadFolder(string key, Func<string, string> name)
    {
        var path = values.Text(name("Path")) ?? throw new UsageException($"{name("Path")} is not set: name the folder that files of papers are put into.");
        if (path.Contains('\0', StringComparison.Ordinal)) throw new UsageException($"{name("Path")} is no path.");
        var full = System.IO.Path.GetFullPath(path);
        return new FolderFeedOptions
        {
            Name = NameOf(key, name, "folder-" + System.IO.Path.GetFileName(full.TrimEnd(System.IO.Path.DirectorySeparatorChar))),
            Schedule = ScheduleOf(name, everyMinutes: 1),
            IsEnabled = IsEnabled(name),
            Path = full,
            Settle = TimeSpan.FromSeconds(values.Number(name("SettleSeconds"), 2, 0, 600)),
        };
    }

    /// <summary>The name that is set, else the key unless it is a place in a list, else what the feed reads.</summary>
    private string NameOf(string key, Func<string, string> name, string byDefault)
    {
        var isSet = values.Text(name("Name"))?.Trim();
        if (isSet is not null || !key.All(char.IsAsciiDigit))
        {
            return FeedName.IsValid(isSet ?? key)
                ? isSet ?? key
                : throw new UsageException($"{(isSet is null ? $"{Section}:{key}" : name("Name"))} is called \"{isSet ?? key}\", but a name has {FeedName.Rule}.");
        }

        return FeedName.From(byDefault);
    }

    private bool IsEnabled(Func<string, string> name) => values.Flag(name("Enabled"), byDefault: true);

    private FeedSchedule ScheduleOf(Func<string, string> name, int everyMinutes)
    {
        TimeOnly? at = values.Text(name("At")) is not { } text
            ? null
            : TimeOnly.TryParseExact(text.Trim(), ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
                ? time
                : throw new UsageException($"{name("At")} is \"{text}\", but has to be a time of day in UTC like 06:30.");
        var every = values.OptionalNumber(name("EveryMinutes"), 1, 43_200) ?? (at is null ? everyMinutes : null);
        return new FeedSchedule(every is { } minutes ? TimeSpan.FromMinutes(minutes) : null, at);
    }

    private TimeSpan Timeout(Func<string, string> name) => TimeSpan.FromSeconds(values.Number(name("TimeoutSeconds"), 30, 1, 600));

    private int MostBytes(Func<string, string> name) => values.Number(name("MostMegabytes"), 20, 1, 500) * BytesOfMegabyte;

    /// <summary>An address may hold a password before an @, and then it is not shown.</summary>
    private Uri Address(string name, string example)
    {
        var text = values.Text(name) ?? throw new UsageException($"{name} is not set: give the feed's address, for example {example}");
        return Uri.TryCreate(text.Trim(), UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.Host.Length > 0 && url.UserInfo.Length == 0 && url.Fragment.Length == 0
            ? url
            : throw new UsageException($"{name} {(text.Contains('@', StringComparison.Ordinal) ? "" : $"is \"{text}\", but ")}has to be an address like {example}, without a name, a password or a fragment.");
    }

    /// <summary>A host alone, or with a port.</summary>
    private static bool IsHost(string text) =>
        Uri.TryCreate($"https://{text}/", UriKind.Absolute, out var url) && (text.Equals(url.Authority, StringComparison.OrdinalIgnoreCase) || text.Equals($"{url.Host}:{url.Port}", StringComparison.OrdinalIgnoreCase));

    private static bool IsCategory(string text) =>
        text.Length is > 1 and <= 30 && char.IsAsciiLetter(text[0]) && text.All(character => char.IsAsciiLetter(character) || character is '.' or '-' or '*');
}
