using PaperBot.Feeds;
using Xunit;

namespace PaperBot.Tests.Feeds;

/// <summary>Runs of watched folders.</summary>
public sealed class FolderRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TemporaryFolder _elsewhere = new();

    public void Dispose()
    {
        _folder.Dispose();
        _elsewhere.Dispose();
    }

    [Fact]
    public async Task Files_of_all_formats_are_read_once_and_again_when_they_change()
    {
        await using var world = await FeedWorld.StartAsync();
        _folder.File("a.bib", BibTeX("On Kites"));
        Directory.CreateDirectory(Path.Combine(_folder.Path, "deep"));
        _folder.File("deep/b.jsonl", """{"id":"x:1","title":"On Bells","abstract":"They ring."}""" + "\n");
        _folder.File("c.ris", "TY  - JOUR\nTI  - On Maps\nAB  - They fold.\nER  -\n");
        _folder.File("notes.txt", "Nothing of interest.\n");
        var report = await world.RunAsync(Feed());
        Assert.Equal((null, 3, 3, 1), (report.Trouble, report.New, report.News, report.Refused));
        Assert.Equal((0, 0), (await world.RunAsync(Feed()) is var calm ? calm.Read : -1, calm.Refused));

        _folder.File("a.bib", BibTeX("On Kites") + BibTeX("On Looms", "b"));
        Assert.Equal((1, 1), (await world.RunAsync(Feed()) is var changed ? changed.New : -1, changed.Unchanged));
        Assert.EndsWith("a.bib", (await world.PapersAsync()).First(paper => paper.Title == "On Kites").Provenances[0].File, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_content_under_another_name_is_not_read_again()
    {
        await using var world = await FeedWorld.StartAsync();
        var file = _folder.File("a.bib", BibTeX("On Kites"));
        await world.RunAsync(Feed());
        File.Move(file, Path.Combine(_folder.Path, "moved.bib"));
        Assert.Equal(0, (await world.RunAsync(Feed())).Read);
        File.Copy(Path.Combine(_folder.Path, "moved.bib"), file);
        Assert.Equal(0, (await world.RunAsync(Feed())).Read);
        File.Delete(file);
        File.Delete(Path.Combine(_folder.Path, "moved.bib"));
        Assert.Null((await world.RunAsync(Feed())).Trouble);
    }

    [Fact]
    public async Task A_file_that_is_still_being_written_is_left_for_the_next_run()
    {
        await using var world = await FeedWorld.StartAsync();
        var file = _folder.File("a.bib", BibTeX("On Kites"));
        world.Time.OnWait = () => File.AppendAllText(file, BibTeX("On Looms", "b"));
        var report = await world.RunAsync(Feed());
        Assert.Equal((0, "a.bib is still being written, or may not be read; it is left for the next run."), (report.Read, Assert.Single(report.Remarks)));
        world.Time.OnWait = () => { };
        Assert.Equal(2, (await world.RunAsync(Feed())).New);
    }

    [Fact]
    public async Task Links_that_lead_out_of_the_folder_are_not_followed()
    {
        await using var world = await FeedWorld.StartAsync();
        var inside = _folder.File("a.bib", BibTeX("On Kites"));
        var outside = _elsewhere.File("b.bib", BibTeX("On Secrets", "b"));
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "in.bib"), inside);
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "out.bib"), outside);
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "chain.bib"), Path.Combine(_folder.Path, "out.bib"));
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "folder"), _elsewhere.Path);
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "through.bib"), Path.Combine(_folder.Path, "folder", "b.bib"));
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "loop.bib"), Path.Combine(_folder.Path, "loop.bib"));
        Assert.Equal(1, (await world.RunAsync(Feed())).New);
        Assert.Equal("On Kites", Assert.Single(await world.PapersAsync()).Title);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_trouble()
    {
        await using var world = await FeedWorld.StartAsync();
        var feed = Feed() with { Path = Path.Combine(_folder.Path, "none") };
        Assert.Equal($"The folder {feed.Path} is not there; make it, or correct the feed's Path.", (await world.RunAsync(feed)).Trouble);
    }

    [Fact]
    public async Task A_large_file_is_read_in_pieces()
    {
        await using var world = await FeedWorld.StartAsync();
        _folder.File("many.jsonl", string.Concat(Enumerable.Range(0, 1_200).Select(number => $$"""{"id":"x:{{number}}","title":"Paper {{number}} of many","abstract":"About {{number}}."}""" + "\n")));
        var report = await world.RunAsync(Feed());
        Assert.Equal((1_200, 3), (report.New, report.Pages));
    }

    private static string BibTeX(string title, string key = "a") => $"@article{{{key}, title={{{title}}}, abstract={{It is about {title}.}}}}\n";

    private FolderFeedOptions Feed() => new() { Name = "inbox", Schedule = new FeedSchedule(TimeSpan.FromMinutes(1), null), Path = _folder.Path };
}
