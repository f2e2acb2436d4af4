using PaperBot.App.Backups;
using PaperBot.App.Tests.EndToEnd;
using Xunit;

namespace PaperBot.App.Tests.Backups;

/// <summary>A restore that is stopped between any two of its steps, or killed at any moment.</summary>
public sealed class RestoreSwapTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Stopped_after_any_step_it_is_completed_by_the_next_start_with_the_old_place_kept()
    {
        var stepCount = 0;
        for (var stopped = 0; stopped <= Math.Max(stepCount, 1); stopped++)
        {
            var data = Directory.CreateDirectory(_folder.File($"data-{stopped}")).FullName;
            foreach (var name in new[] { "papers.db", "papers.db-wal", "bot.db" }) await File.WriteAllTextAsync(Path.Combine(data, name), $"old {name}", Token);
            var staged = Directory.CreateDirectory(Path.Combine(data, "restore-x.tmp")).FullName;
            foreach (var name in new[] { "papers.db", "bot.db" }) await File.WriteAllTextAsync(Path.Combine(staged, name), $"new {name}", Token);

            var swap = RestoreSwap.Begin(data, staged, Noon);
            stepCount = 0;
            foreach (var step in swap.Steps())
            {
                if (stepCount++ == stopped) break;
                step();
            }

            await Run.PaperBotAsync("doctor", "--data", data);

            Assert.Equal(["new bot.db", "new papers.db"], Texts(data, "*.db").Order());
            Assert.Empty(Directory.GetFiles(data, "*-wal"));
            Assert.Equal(["old bot.db", "old papers.db", "old papers.db-wal"], Texts(swap.Kept, "*").Order());
            Assert.Equal([swap.Kept], Directory.GetDirectories(data));
            Assert.False(RestoreSwap.IsUnderWay(data));
        }

        Assert.InRange(stepCount, 8, 20);
    }

    [Fact]
    public async Task Killed_at_any_moment_the_place_answers_as_before_or_as_the_backup()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("processes are killed with signals, which Windows lacks");
        var here = new Place(_folder.File("here"));
        await here.FillAsync();
        var archive = _folder.File("backup.zip");
        await here.RunAsync("backup", archive);
        var restored = await here.AnswersAsync();
        await here.RunAsync("ingest", _folder.File("more.jsonl", Place.Gears(1_000, 300)));
        var before = await here.AnswersAsync();
        var seen = new HashSet<string>();
        for (var round = 0; round < 12; round++)
        {
            using var process = ProgramProcess.Start("restore", archive, "--force", "--data", here.Folder);
            await Task.Delay(100 + (40 * round), Token);
            process.Kill();
            await process.WaitForExitAsync(Token);
            var answers = await here.AnswersAsync();
            Assert.Contains(answers, new[] { before, restored });
            Assert.Contains("\"Settings\":", await here.StateAsync(), StringComparison.Ordinal);
            seen.Add(answers);
        }

        Assert.Equal(0, (await here.RunAsync("restore", archive, "--force")).ExitCode);
        Assert.Equal(restored, await here.AnswersAsync());
        Assert.Contains(before, seen);
    }

    private static IEnumerable<string> Texts(string folder, string pattern) => Directory.GetFiles(folder, pattern).Select(File.ReadAllText);
}
