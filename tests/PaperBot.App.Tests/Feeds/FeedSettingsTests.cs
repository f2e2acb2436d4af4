using PaperBot.App.Settings;
using PaperBot.Feeds;
using Xunit;

namespace PaperBot.App.Tests.Feeds;

public sealed class FeedSettingsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void By_default_there_are_none() => Assert.Empty(Read());

    [Fact]
    public void Every_kind_is_read_with_its_defaults()
    {
        var feeds = Read(
            "Feeds:0:Kind=arxiv", "Feeds:0:Categories=cs.CL, cs.LG", "Feeds:daily:Kind=DailyPapers", "Feeds:rss:Kind=Rss", "Feeds:rss:Url=https://rss.arxiv.org/rss/cs.IR",
            "Feeds:inbox:Kind=Folder", $"Feeds:inbox:Path={_folder.Path}");
        var arXiv = Assert.IsType<ArXivFeedOptions>(feeds[0]);
        Assert.Equal(("arxiv-cs.CL-cs.LG", 100, 300, false, TimeSpan.FromHours(48)), (arXiv.Name, arXiv.PageSize, arXiv.FirstPapers, arXiv.OnlySubmitted, arXiv.Overlap));
        Assert.Equal(["cs.CL", "cs.LG"], arXiv.Categories);
        Assert.Equal(new FeedSchedule(TimeSpan.FromHours(6), null), arXiv.Schedule);
        var daily = Assert.IsType<DailyPapersFeedOptions>(feeds[1]);
        Assert.Equal(("daily", "https://huggingface.co/api/daily_papers", 7, 3, 180), (daily.Name, daily.Address, daily.FirstDays, daily.VoteDays, daily.Schedule.Every!.Value.TotalMinutes));
        var inbox = Assert.IsType<FolderFeedOptions>(feeds[2]);
        Assert.Equal((_folder.Path, 1, 2), (inbox.Path, inbox.Schedule.Every!.Value.TotalMinutes, inbox.Settle.TotalSeconds));
        var rss = Assert.IsType<RssFeedOptions>(feeds[3]);
        Assert.Equal(("https://rss.arxiv.org/rss/cs.IR", 0, 60, 30, 20 << 20), (rss.Address, rss.Hosts.Count, rss.Schedule.Every!.Value.TotalMinutes, rss.Timeout.TotalSeconds, rss.MostBytes));
        Assert.All(feeds, feed => Assert.True(feed.IsEnabled));
    }

    [Fact]
    public void What_is_set_counts()
    {
        var arXiv = Assert.IsType<ArXivFeedOptions>(Assert.Single(Read(
            "ArXiv:BaseUrl=http://127.0.0.1:5/api/query", "Feeds:0:Kind=ArXiv", "Feeds:0:Name=agents", "Feeds:0:Categories:0=cs.AI", "Feeds:0:Categories:1=stat.*", "Feeds:0:Search=ti:agents",
            "Feeds:0:Ids:0=arXiv:1706.03762v2", "Feeds:0:Order=Submitted", "Feeds:0:PageSize=7", "Feeds:0:FirstPapers=9", "Feeds:0:OverlapHours=0", "Feeds:0:At=6:30", "Feeds:0:Enabled=false")));
        Assert.Equal(("agents", "ti:agents", true, 7, 9, TimeSpan.Zero, false), (arXiv.Name, arXiv.Search, arXiv.OnlySubmitted, arXiv.PageSize, arXiv.FirstPapers, arXiv.Overlap, arXiv.IsEnabled));
        Assert.Equal(["cs.AI", "stat.*"], arXiv.Categories);
        Assert.Equal(["1706.03762"], arXiv.Ids);
        Assert.Equal((new FeedSchedule(null, new TimeOnly(6, 30)), "http://127.0.0.1:5/api/query"), (arXiv.Schedule, arXiv.Address));
    }

    [Theory]
    [InlineData("Feeds:a:Kind is \"Telex\", but can only be ArXiv, DailyPapers, Rss or Folder.", "Feeds:a:Kind=Telex")]
    [InlineData("Feeds:a:Kind is not set: it has to be one of ArXiv, DailyPapers, Rss, Folder.", "Feeds:a:Categories=cs.CL")]
    [InlineData("Feeds:a:EveryMinutes is \"0\", but has to be a whole number from 1 to 43200.", "Feeds:a:Kind=DailyPapers", "Feeds:a:EveryMinutes=0")]
    [InlineData("Feeds:a:At is \"25:00\", but has to be a time of day in UTC like 06:30.", "Feeds:a:Kind=DailyPapers", "Feeds:a:At=25:00")]
    [InlineData("Feeds:a:Enabled is \"maybe\", but has to be true or false.", "Feeds:a:Kind=DailyPapers", "Feeds:a:Enabled=maybe")]
    [InlineData("Feeds:a:FirstDays is \"1001\", but has to be a whole number from 1 to 1000.", "Feeds:a:Kind=DailyPapers", "Feeds:a:FirstDays=1001")]
    [InlineData("Feeds:a:VoteDays is \"61\", but has to be a whole number from 0 to 60.", "Feeds:a:Kind=DailyPapers", "Feeds:a:VoteDays=61")]
    [InlineData("Feeds:a:PageSize is \"2001\", but has to be a whole number from 1 to 2000.", "Feeds:a:Kind=ArXiv", "Feeds:a:Search=x", "Feeds:a:PageSize=2001")]
    [InlineData("Feeds:a:FirstPapers is \"0\", but has to be a whole number from 1 to 30000.", "Feeds:a:Kind=ArXiv", "Feeds:a:Search=x", "Feeds:a:FirstPapers=0")]
    [InlineData("Feeds:a:OverlapHours is \"-1\", but has to be a whole number from 0 to 1440.", "Feeds:a:Kind=ArXiv", "Feeds:a:Search=x", "Feeds:a:OverlapHours=-1")]
    [InlineData("Feeds:a:Order is \"Random\", but can only be LastUpdated or Submitted.", "Feeds:a:Kind=ArXiv", "Feeds:a:Search=x", "Feeds:a:Order=Random")]
    [InlineData("Feeds:a:Categories names \"cs CL&\", which is no category like cs.CL or math.*.", "Feeds:a:Kind=ArXiv", "Feeds:a:Categories:0=cs.CL&x=1")]
    [InlineData("Feeds:a:Ids names \"doi:10.1/x\", which is no arXiv id like 1706.03762.", "Feeds:a:Kind=ArXiv", "Feeds:a:Ids=doi:10.1/x")]
    [InlineData("Feeds:a:Categories, Feeds:a:Search and Feeds:a:Ids are empty", "Feeds:a:Kind=ArXiv")]
    [InlineData("Feeds:a:Url is not set", "Feeds:a:Kind=Rss")]
    [InlineData("Feeds:a:Url is \"file:///etc/passwd\", but has to be an address like", "Feeds:a:Kind=Rss", "Feeds:a:Url=file:///etc/passwd")]
    [InlineData("Feeds:a:Url has to be an address like", "Feeds:a:Kind=Rss", "Feeds:a:Url=https://me:secret@a.example/")]
    [InlineData("Feeds:a:Hosts names \"a/b\", but has to name hosts", "Feeds:a:Kind=Rss", "Feeds:a:Url=https://a.example/", "Feeds:a:Hosts=a/b")]
    [InlineData("Feeds:a:Hosts names \"b.example:99999\", but has to name hosts", "Feeds:a:Kind=Rss", "Feeds:a:Url=https://a.example/", "Feeds:a:Hosts=b.example:99999")]
    [InlineData("Feeds:a:Hosts names \"b.example:x\", but has to name hosts", "Feeds:a:Kind=Rss", "Feeds:a:Url=https://a.example/", "Feeds:a:Hosts=b.example:x")]
    [InlineData("Feeds:a:TimeoutSeconds is \"601\", but has to be a whole number from 1 to 600.", "Feeds:a:Kind=Rss", "Feeds:a:Url=https://a.example/", "Feeds:a:TimeoutSeconds=601")]
    [InlineData("Feeds:a:MostMegabytes is \"501\", but has to be a whole number from 1 to 500.", "Feeds:a:Kind=Rss", "Feeds:a:Url=https://a.example/", "Feeds:a:MostMegabytes=501")]
    [InlineData("Feeds:a:Path is not set", "Feeds:a:Kind=Folder")]
    [InlineData("Feeds:a:SettleSeconds is \"601\", but has to be a whole number from 0 to 600.", "Feeds:a:Kind=Folder", "Feeds:a:Path=x", "Feeds:a:SettleSeconds=601")]
    [InlineData("Feeds:a:Url is set, but belongs to feeds of the kind DailyPapers or Rss, and Feeds:a:Kind is Folder.", "Feeds:a:Kind=Folder", "Feeds:a:Path=x", "Feeds:a:Url=https://a.example/")]
    [InlineData("Feeds:a:Name is called \"my feed\", but a name has one to sixty letters, digits, dots, hyphens or underscores.", "Feeds:a:Kind=DailyPapers", "Feeds:a:Name=my feed")]
    [InlineData("There are two feeds called A", "Feeds:a:Kind=DailyPapers", "Feeds:b:Kind=DailyPapers", "Feeds:b:Name=A")]
    [InlineData("There is no setting Feeds:a:Knid; did you mean Feeds:a:Kind?", "Feeds:a:Knid=ArXiv")]
    [InlineData("There is no setting Feeds:a:Categorys; did you mean Feeds:a:Categories?", "Feeds:a:Kind=ArXiv", "Feeds:a:Categorys:0=cs.CL", "Feeds:a:Search=x")]
    [InlineData("Feeds:Kind is a value, but has to be a feed", "Feeds:Kind=ArXiv")]
    [InlineData("Feeds is a value, but has to be a list", "Feeds=ArXiv")]
    public void A_wrong_setting_is_named_with_its_value(string sentence, params string[] settings)
    {
        var refusal = Assert.Throws<UsageException>(() => Read(settings));
        Assert.Contains(sentence.Replace("cs CL&", "cs.CL&x=1", StringComparison.Ordinal), refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_feeds_are_known_to_backups()
    {
        string[] present = ["Feeds:a:Kind", "feeds:0:categories:3", "Feeds:a:Url", "Feeds:a:Knid", "Feeds:a:Kind:0", "Other:a:Kind"];
        Assert.Equal(["Feeds:a:Kind", "feeds:0:categories:3", "Feeds:a:Url"], FeedSettingsReader.NamesIn(present));
        Assert.Contains("Feeds:a:Url", SettingsReader.Names(present).All);
    }

    private IReadOnlyList<FeedOptions> Read(params string[] settings) => SettingsReader.Read(SettingsReader.Sources(settings), _folder.Path).Feeds;
}
