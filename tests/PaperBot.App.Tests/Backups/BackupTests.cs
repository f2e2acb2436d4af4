using Xunit;

namespace PaperBot.App.Tests.Backups;

/// <summary><c>paperbot backup</c> and <c>restore</c>: what comes back is what was there, and nothing that is there is lost.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Archive => _folder.File("backup.zip");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Restored_into_an_empty_place_a_backup_answers_the_same_and_remembers_the_same()
    {
        var (here, there) = (await FilledAsync(), NewPlace("there"));
        var backup = await here.RunAsync("backup", Archive, "--json");
        var restored = await there.RunAsync("restore", Archive);

        Assert.Equal((0, 0), (backup.ExitCode, restored.ExitCode));
        Assert.Equal(await here.AnswersAsync(), await there.AnswersAsync());
        Assert.Equal(await here.StateAsync(), await there.StateAsync());
        Assert.Contains("papers (lsa-", restored.Output, StringComparison.Ordinal);
        Assert.Contains(there.Folder, restored.Error.ReplaceLineEndings(""), StringComparison.Ordinal);
        Assert.Equal(["bot.db", "papers.db", "settings-program.json"], backup.Json.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("name").GetString()).Order());
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Archive));
        Assert.Equal([Archive], Directory.GetFileSystemEntries(_folder.Path, "*backup*"));
    }

    [Fact]
    public async Task A_backup_made_while_papers_come_and_the_bot_remembers_holds_one_moment_of_each()
    {
        var here = await FilledAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var writing = WriteAsync(here, stop.Token);
        for (var i = 0; i < 3; i++)
        {
            var backup = await here.RunAsync("backup", Archive, "--force", "--json");
            var there = NewPlace($"there-{i}");
            Assert.Equal((0, 0), (backup.ExitCode, (await there.RunAsync("restore", Archive)).ExitCode));
            Assert.Contains("A Study of Gear Number", (await there.RunAsync("search", "gear 3")).Output, StringComparison.Ordinal);
            Assert.Equal(0, (await there.RunAsync("ingest", "starter")).ExitCode);
            Assert.Contains("Good", (await there.StateAsync()).Replace("\"Verdict\":1", "Good", StringComparison.Ordinal), StringComparison.Ordinal);
        }

        await stop.CancelAsync();
        Assert.True(await writing > 0, "nothing was written meanwhile");
    }

    [Fact]
    public async Task A_file_that_is_there_is_replaced_only_when_that_is_asked_for()
    {
        var here = await FilledAsync();
        await File.WriteAllTextAsync(Archive, "my thesis", Token);
        var refused = await here.RunAsync("backup", Archive);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("--force", refused.Error, StringComparison.Ordinal);
        Assert.Equal("my thesis", await File.ReadAllTextAsync(Archive, Token));
        Assert.Equal(0, (await here.RunAsync("backup", Archive, "--force")).ExitCode);
        Assert.Equal(0, (await NewPlace("there").RunAsync("restore", Archive)).ExitCode);
    }

    [Fact]
    public async Task A_library_that_is_there_is_put_aside_only_when_that_is_asked_for_and_is_told_where()
    {
        var here = await FilledAsync();
        await here.RunAsync("backup", Archive);
        var answers = await here.AnswersAsync();
        await here.RunAsync("ingest", _folder.File("more.jsonl", Place.Gears(1_000, 30)));
        var (before, files) = (await here.AnswersAsync(), here.Files());

        var refused = await here.RunAsync("restore", Archive);
        Assert.Equal((1, files), (refused.ExitCode, here.Files()));
        Assert.Contains("--force", refused.Error, StringComparison.Ordinal);
        var restored = await here.RunAsync("restore", Archive, "--force", "--json");
        var kept = restored.Json.GetProperty("keptAside").GetString()!;

        Assert.Equal(answers, await here.AnswersAsync());
        Assert.Equal(before, await new Place(kept).AnswersAsync());
        Assert.Equal(await here.StateAsync(), await new Place(kept).StateAsync());
    }

    [Fact]
    public async Task Nothing_to_back_up_and_no_archive_to_restore_are_said()
    {
        var empty = NewPlace("empty");
        var (nothing, nowhere, unnamed, elsewhere) = (await empty.RunAsync("backup", Archive), await empty.RunAsync("restore", Archive), await empty.RunAsync("backup"), await empty.RunAsync("backup", _folder.File("no/such/folder.zip")));
        Assert.Equal((1, 1, 2, 1), (nothing.ExitCode, nowhere.ExitCode, unnamed.ExitCode, elsewhere.ExitCode));
        Assert.StartsWith("There is nothing to back up", nothing.Error, StringComparison.Ordinal);
        Assert.StartsWith("There is no file", nowhere.Error, StringComparison.Ordinal);
        Assert.StartsWith("There is no folder", elsewhere.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Archive));
    }

    [Fact]
    public async Task While_a_bot_or_an_ingest_is_at_work_nothing_is_restored()
    {
        var here = await FilledAsync();
        await here.RunAsync("backup", Archive);
        var there = NewPlace("there");
        Directory.CreateDirectory(there.Folder);
        using (new FileStream(Path.Combine(there.Folder, "bot.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        {
            var refused = await there.RunAsync("restore", Archive);
            Assert.Equal(1, refused.ExitCode);
            Assert.StartsWith("A bot is running", refused.Error, StringComparison.Ordinal);
        }

        using (new FileStream(Path.Combine(there.Folder, "papers.db.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        {
            var refused = await there.RunAsync("restore", Archive);
            Assert.Equal(1, refused.ExitCode);
            Assert.StartsWith("Another ingest is running", refused.Error, StringComparison.Ordinal);
        }

        Assert.Equal("", there.Files());
        Assert.Equal(0, (await there.RunAsync("restore", Archive)).ExitCode);
    }

    private async Task<Place> FilledAsync()
    {
        var place = NewPlace("here");
        await place.FillAsync();
        return place;
    }

    private Place NewPlace(string name) => new(_folder.File(name));

    /// <summary>Ingests and forgets nothing until told to stop; returns how often.</summary>
    private async Task<int> WriteAsync(Place place, CancellationToken stop)
    {
        var rounds = 0;
        for (; !stop.IsCancellationRequested; rounds++)
        {
            var file = _folder.File($"more-{rounds}.jsonl", Place.Gears(2_000 + (200 * rounds), 200));
            var run = await place.RunAsync("ingest", file);
            Assert.True(run.ExitCode == 0, run.Error + (File.Exists(Path.Combine(place.Folder, "paperbot.log")) ? File.ReadAllText(Path.Combine(place.Folder, "paperbot.log")) : run.Output));
            await using var state = await PaperBot.Sqlite.State.SqliteBotState.OpenAsync(Path.Combine(place.Folder, "bot.db"), Token);
            await state.SetNoteAsync($"note-{rounds}", new string('x', 10_000), Token);
        }

        return rounds;
    }
}
