using PaperBot.App.Tests.EndToEnd;
using PaperBot.Digests;
using Xunit;

namespace PaperBot.App.Tests.Digests;

/// <summary><c>paperbot digest subscribe|list|pause|resume|unsubscribe</c> as a person and a script call it.</summary>
public sealed class SubscribeCommandTests : IDisposable
{
    private readonly ReadingRoom _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task Who_subscribes_reads_what_comes_and_when_and_the_list_holds_it()
    {
        var subscribed = await _room.DigestAsync("subscribe", "--topic", "glacier melt", "--at", "7:30", "--zone", "Europe/Berlin");
        Assert.Equal(0, subscribed.ExitCode);
        Assert.StartsWith("Papers on “glacier melt” will come every day at 07:30 (Europe/Berlin). The first digest comes t", ReadingRoom.Flat(subscribed.Output), StringComparison.Ordinal);
        Assert.Contains("`paperbot digest preview --topic` shows", ReadingRoom.Flat(subscribed.Error), StringComparison.Ordinal);
        Assert.True(Directory.Exists(_room.Folder));

        var entry = Assert.Single((await _room.DigestAsync("list", "--json")).Json.EnumerateArray());
        var said = string.Join(" | ", new[] { "kind", "text", "place", "address", "when", "at", "zone", "state" }.Select(name => entry.GetProperty(name).GetString()));
        Assert.Equal($"Topic | glacier melt | Folder | {_room.Folder} | Daily | 07:30 | Europe/Berlin | active", said);
        Assert.InRange(entry.GetProperty("nextDue").GetDateTimeOffset(), DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddDays(1.1));
        var list = ReadingRoom.Flat((await _room.DigestAsync("list")).Output);
        Assert.StartsWith($"{entry.GetProperty("id").GetString()![..4]} Papers on “glacier melt” every day at 07:30 (Europe/Berlin), into ", list, StringComparison.Ordinal);
        Assert.Contains("The next comes t", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_subscriptions_it_says_how_to_make_one()
    {
        const string How = "`paperbot digest subscribe --topic TOPIC` makes one.";
        var list = await _room.DigestAsync("list");
        Assert.Equal((0, $"There are no subscriptions; {How}"), (list.ExitCode, ReadingRoom.Flat(list.Output)));
        Assert.Equal(0, (await _room.DigestAsync("list", "--json")).Json.GetArrayLength());
        Assert.Contains(How, ReadingRoom.Flat((await _room.DigestAsync("now")).Error), StringComparison.Ordinal);
        Assert.Equal((1, "There are no subscriptions yet."), Failed(await _room.DigestAsync("pause", "abcd")));
    }

    [Fact]
    public async Task A_shortened_id_pauses_resumes_and_ends_a_subscription()
    {
        var id = (await _room.DigestAsync("subscribe", "--author", "Ada Berg", "--when", "weekly", "--day", "Fri", "--json")).Json.GetProperty("subscription").GetProperty("id").GetString()!;
        var paused = await _room.DigestAsync("pause", id[..4].ToUpperInvariant());
        Assert.Equal((0, "Papers by “Ada Berg” rest now. Once resumed, the next digest sums up what came meanwhile."), (paused.ExitCode, ReadingRoom.Flat(paused.Output)));
        Assert.Equal("paused", await StateAsync());
        Assert.Contains("Paused", (await _room.DigestAsync("list")).Output, StringComparison.Ordinal);
        var resumed = (await _room.DigestAsync("resume", id[..2], "--json")).Json;
        Assert.True(resumed.GetProperty("done").GetBoolean());
        Assert.StartsWith("Papers by “Ada Berg” come again, every Friday at 08:00", resumed.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("active", await StateAsync());
        var ended = await _room.DigestAsync("unsubscribe", id);
        Assert.Equal((0, "Papers by “Ada Berg” no longer come."), (ended.ExitCode, ReadingRoom.Flat(ended.Output)));
        Assert.Equal((1, "There are no subscriptions yet."), Failed(await _room.DigestAsync("unsubscribe", id)));
    }

    [Fact]
    public async Task An_id_that_is_not_clear_or_not_there_changes_nothing()
    {
        await KeepAsync("aaaabbbb22223333", "snow");
        await KeepAsync("aaaacccc22223333", "ice");
        Assert.Equal((1, "2 subscriptions begin with “aaaa”; write more of the id."), Failed(await _room.DigestAsync("unsubscribe", "aaaa")));
        Assert.Equal((1, "There is no subscription “zz”; the list shows the ids of all."), Failed(await _room.DigestAsync("unsubscribe", "zz")));
        Assert.False((await _room.DigestAsync("unsubscribe", " ", "--json")).Json.GetProperty("done").GetBoolean());
        Assert.Contains("aaaac Papers on “ice”", ReadingRoom.Flat((await _room.DigestAsync("list")).Output), StringComparison.Ordinal);
        Assert.Equal(0, (await _room.DigestAsync("unsubscribe", "aaaac")).ExitCode);
        Assert.Equal("snow", Assert.Single((await _room.DigestAsync("list", "--json")).Json.EnumerateArray()).GetProperty("text").GetString());
    }

    [Fact]
    public async Task Subscribing_twice_doubles_nothing_and_takes_the_new_time()
    {
        string[] wish = ["subscribe", "--topic", "glacier melt", "--zone", "Etc/UTC"];
        await _room.DigestAsync(wish);
        Assert.StartsWith("You have that already: papers on “glacier melt”, every day at 08:00 (Etc/UTC); ", ReadingRoom.Flat((await _room.DigestAsync(wish)).Output), StringComparison.Ordinal);
        Assert.StartsWith("You had that already; papers on “glacier melt” now come every Monday at 20:00 (Etc/UTC)", ReadingRoom.Flat((await _room.DigestAsync([.. wish, "--when", "weekly", "--at", "8 pm"])).Output), StringComparison.Ordinal);
        Assert.Equal("Weekly", Assert.Single((await _room.DigestAsync("list", "--json")).Json.EnumerateArray()).GetProperty("when").GetString());
        Assert.Equal((1, "You have 1 subscription already, which is the most; end one first."), Failed(await _room.DigestAsync("subscribe", "--topic", "snow", "--set", "Digest:MostPerOwner=1")));
    }

    [Fact]
    public async Task Papers_like_one_are_named_by_its_identifier_or_its_title()
    {
        await _room.FillAsync();
        var byId = (await _room.DigestAsync("subscribe", "--like", "2101.00001", "--json")).Json;
        var entry = byId.GetProperty("subscription");
        Assert.Equal(("LikePaper", ReadingRoom.Glacier, "arxiv:2101.00001"), (entry.GetProperty("kind").GetString(), entry.GetProperty("text").GetString(), entry.GetProperty("paperId").GetString()));
        Assert.StartsWith($"You have that already: papers like “{ReadingRoom.Glacier}”", ReadingRoom.Flat((await _room.DigestAsync("subscribe", "--like", ReadingRoom.Glacier)).Output), StringComparison.Ordinal);
        var ahead = (await _room.DigestAsync("now", "--json")).Json;
        Assert.DoesNotContain(ahead.GetProperty("papers").EnumerateArray(), paper => paper.GetRawText().Contains("2101.00001\"", StringComparison.Ordinal));
        var unknown = await _room.DigestAsync("subscribe", "--like", "Glacier Melts of the Far Southern Andes");
        Assert.Equal((1, ""), (unknown.ExitCode, unknown.Output));
        Assert.StartsWith("No paper here has a title like “Glacier Melts", ReadingRoom.Flat(unknown.Error), StringComparison.Ordinal);
        Assert.Single((await _room.DigestAsync("list", "--json")).Json.EnumerateArray());
    }

    [Theory]
    [InlineData("Say what to hear of by one of --topic, --author, --venue, --like and --liked.", "subscribe")]
    [InlineData("Say what to hear of by one of --topic, --author, --venue, --like and --liked.", "subscribe", "--topic", "snow", "--liked")]
    [InlineData("Name one place: --email or --folder.", "subscribe", "--topic", "snow", "--email", "ada@example.org", "--folder", "here")]
    [InlineData("--email is \"nobody\", but has to be an address such as ada@example.org.", "subscribe", "--topic", "snow", "--email", "nobody")]
    [InlineData("--when is \"hourly\", but has to be daily, weekly or as-it-comes.", "subscribe", "--topic", "snow", "--when", "hourly")]
    [InlineData("Name the subscription: paperbot digest pause ID; `paperbot digest list` shows the ids.", "pause")]
    [InlineData("Name the subscription: paperbot digest resume ID;", "resume")]
    [InlineData("Name the subscription: paperbot digest unsubscribe ID;", "unsubscribe")]
    public async Task Wrong_use_is_told_with_what_to_write_and_keeps_nothing(string sentence, params string[] arguments)
    {
        var run = await _room.DigestAsync(arguments);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(sentence, ReadingRoom.Flat(run.Error), StringComparison.Ordinal);
        Assert.Equal(0, (await _room.DigestAsync("list", "--json")).Json.GetArrayLength());
    }

    [Theory]
    [InlineData("“late” is no time of day", "--at", "late")]
    [InlineData("“Europe/Berln” is no time zone; did you mean Europe/Berlin?", "--zone", "Europe/Berln")]
    [InlineData("“someday” is no day of the week", "--when", "weekly", "--day", "someday")]
    public async Task What_cannot_be_read_is_refused_in_text_and_in_json(string sentence, params string[] arguments)
    {
        string[] wish = ["subscribe", "--topic", "snow", .. arguments];
        Assert.Contains(sentence, Failed(await _room.DigestAsync(wish)).Said, StringComparison.Ordinal);
        var json = await _room.DigestAsync([.. wish, "--json"]);
        Assert.Equal((1, false), (json.ExitCode, json.Json.GetProperty("done").GetBoolean()));
        Assert.Contains(sentence, json.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, (await _room.DigestAsync("list", "--json")).Json.GetArrayLength());
    }

    private static (int ExitCode, string Said) Failed(Run run)
    {
        Assert.Equal("", run.Output);
        return (run.ExitCode, ReadingRoom.Flat(run.Error));
    }

    private async Task<string?> StateAsync() => Assert.Single((await _room.DigestAsync("list", "--json")).Json.EnumerateArray()).GetProperty("state").GetString();

    private async Task KeepAsync(string id, string topic)
    {
        await using var state = await _room.OpenAsync();
        var now = TimeProvider.System.GetUtcNow();
        var subscription = new Subscription(id, Subscription.LocalOwner, new Interest(InterestKind.Topic, topic), new DigestPlace(PlaceKind.Folder, _room.Data), new DigestSchedule(DigestRhythm.Daily, "Etc/UTC"), now) { Key = id };
        Assert.True(await state.TryAddAsync(new KeptSubscription(subscription, new SubscriptionProgress(now.AddHours(1), 0, null)), 100, TestContext.Current.CancellationToken));
    }
}
