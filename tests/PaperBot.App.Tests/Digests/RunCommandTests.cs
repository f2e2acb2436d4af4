using System.Text.Json;
using PaperBot.App.Tests.EndToEnd;
using PaperBot.Digests;
using PaperBot.FeedServer;
using Xunit;

namespace PaperBot.App.Tests.Digests;

/// <summary><c>paperbot digest now</c> and <c>paperbot digest run --once</c>, into folders.</summary>
public sealed class RunCommandTests : IDisposable
{
    private readonly ReadingRoom _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task What_came_stands_in_the_folder_once_however_often_it_is_run()
    {
        await _room.FillAsync();
        await _room.DigestAsync("subscribe", "--topic", "glacier melt", "--when", "as-it-comes", "--zone", "Etc/UTC");
        var first = await _room.DigestAsync("run", "--once");
        Assert.Equal((0, "", "1 digest was delivered."), (first.ExitCode, first.Output, ReadingRoom.Flat(first.Error)));
        var file = Assert.Single(_room.Files);
        Assert.Contains("-glacier-melt-", Path.GetFileName(file), StringComparison.Ordinal);
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        Assert.All(new[] { ReadingRoom.Glacier, ReadingRoom.OtherGlacier }, title => Assert.Contains(title, text, StringComparison.Ordinal));
        Assert.All(new[] { "Back-Translation", "Scheduling Trains" }, title => Assert.DoesNotContain(title, text, StringComparison.Ordinal));

        Assert.Equal((0, "No digest was due."), Noted(await _room.DigestAsync("run", "--once")));
        await _room.PassADayAsync();
        var again = (await _room.DigestAsync("run", "--once", "--json")).Json;
        Assert.Equal((0, 0), (again.GetProperty("made").GetInt32(), again.GetProperty("delivered").GetInt32()));
        Assert.Equal([file], _room.Files);
        Assert.Equal(text, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_look_ahead_shows_what_the_digest_then_holds_and_takes_nothing_away()
    {
        await _room.FillAsync();
        var id = (await _room.DigestAsync("subscribe", "--topic", "glacier melt", "--zone", "Etc/UTC", "--json")).Json.GetProperty("subscription").GetProperty("id").GetString()!;
        await _room.DigestAsync("subscribe", "--topic", "quantum gravity", "--zone", "Etc/UTC");
        var shown = await _room.DigestAsync("now", id[..4]);
        Assert.Equal((0, ""), (shown.ExitCode, shown.Error));
        Assert.Contains($"[1] {ReadingRoom.Glacier}", ReadingRoom.Flat(shown.Output), StringComparison.Ordinal);
        var both = (await _room.DigestAsync("now", "--json")).JsonLines;
        Assert.Equal([("glacier melt", 2, true), ("quantum gravity", 0, false)], both.Select(digest => (digest.GetProperty("interest").GetProperty("text").GetString()!, digest.GetProperty("papers").GetArrayLength(), !digest.TryGetProperty("whyEmpty", out var why) || why.ValueKind == JsonValueKind.Null)));
        Assert.Equal((1, "There is no subscription “zz9”; the list shows the ids of all."), Noted(await _room.DigestAsync("now", "zz9")));

        Assert.Equal((0, "No digest was due."), Noted(await _room.DigestAsync("run", "--once")));
        await _room.PassADayAsync();
        var run = (await _room.DigestAsync("run", "--once", "--json")).Json;
        Assert.Equal((2, 2, 2), (run.GetProperty("due").GetInt32(), run.GetProperty("made").GetInt32(), run.GetProperty("delivered").GetInt32()));
        Assert.Equal(2, _room.Files.Count);
        Assert.Contains(ReadingRoom.Glacier, await File.ReadAllTextAsync(_room.Files.Single(file => file.Contains("glacier", StringComparison.Ordinal)), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paused_subscription_gets_nothing_and_one_that_skips_empty_digests_no_file()
    {
        await _room.FillAsync();
        var id = (await _room.DigestAsync("subscribe", "--topic", "glacier melt", "--zone", "Etc/UTC", "--json")).Json.GetProperty("subscription").GetProperty("id").GetString()!;
        await _room.DigestAsync("subscribe", "--topic", "quantum gravity", "--zone", "Etc/UTC", "--skip-empty");
        await _room.PassADayAsync();
        await _room.DigestAsync("pause", id);
        Assert.Equal((0, "No digest was due."), Noted(await _room.DigestAsync("run", "--once")));
        Assert.Empty(_room.Files);
    }

    [Fact]
    public async Task A_folder_that_is_gone_is_told_and_costs_no_digest()
    {
        await _room.FillAsync();
        await _room.DigestAsync("subscribe", "--topic", "glacier melt", "--zone", "Etc/UTC");
        await _room.PassADayAsync();
        Directory.Delete(_room.Folder);
        var run = await _room.DigestAsync("run", "--once");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"The folder {_room.Folder} is missing; make it anew, or end the subscription.", ReadingRoom.Flat(run.Error), StringComparison.Ordinal);

        Directory.CreateDirectory(_room.Folder);
        await using (var state = await _room.OpenAsync())
        {
            var now = TimeProvider.System.GetUtcNow();
            var kept = Assert.Single(await state.TakeDeliveriesAsync("later", PlaceKind.Folder, now.AddMinutes(5), now.AddMinutes(6), 10, TestContext.Current.CancellationToken));
            Assert.True(await state.AdvanceAsync("later", kept with { StageAt = now.AddSeconds(-2), NotBefore = now.AddSeconds(-1) }, TestContext.Current.CancellationToken));
        }

        Assert.Equal((0, "1 digest was delivered."), Noted(await _room.DigestAsync("run", "--once")));
        Assert.Single(_room.Files);
    }

    [Fact]
    public async Task What_a_feed_brings_is_read_and_delivered_in_one_run()
    {
        await using var feeds = await LoopbackFeeds.StartAsync();
        feeds.Content.Publish(MadeUpPapers.Many(30, DateTimeOffset.UtcNow.AddDays(-1), TimeSpan.FromMinutes(5)));
        string[] settings = ["--set", $"ArXiv:BaseUrl={feeds.ArXiv}", "--set", "ArXiv:PauseSeconds=0", "--set", "Feeds:arxiv:Kind=ArXiv", "--set", "Feeds:arxiv:Categories=cs.CL"];
        await _room.DigestAsync("subscribe", "--topic", "bee dances", "--zone", "Etc/UTC");
        await _room.PassADayAsync();
        var run = await _room.DigestAsync(["run", "--once", .. settings]);
        Assert.Equal((0, "arxiv: 30 papers read, 30 new. 1 digest was delivered."), Noted(run));
        var text = await File.ReadAllTextAsync(Assert.Single(_room.Files), TestContext.Current.CancellationToken);
        foreach (var number in (int[])[7, 17, 27]) Assert.Contains(MadeUpPapers.One(number, default).Title, text, StringComparison.Ordinal);
        Assert.DoesNotContain("tide tables", text, StringComparison.Ordinal);
        Assert.Equal((0, "No digest was due."), Noted(await _room.DigestAsync(["run", "--once", .. settings])));
        Assert.Equal(30, (await Run.PaperBotAsync(["feeds", "--json", "--data", _room.Data, .. settings])).Json.GetProperty("feeds")[0].GetProperty("lastReport").GetProperty("new").GetInt32());
        Assert.Single(_room.Files);
    }

    private static (int ExitCode, string Said) Noted(Run run)
    {
        Assert.Equal("", run.Output);
        return (run.ExitCode, ReadingRoom.Flat(run.Error));
    }
}
