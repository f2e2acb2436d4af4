using System.Text.Json;
using Xunit;

namespace PaperBot.App.Tests.EndToEnd;

public sealed class TrendingTests : IDisposable
{
    private static readonly DateOnly Last = new(2026, 3, 31);
    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task The_starter_corpus_shows_how_a_topic_moved_over_the_years()
    {
        var run = await Run.PaperBotAsync("trending", "--topic", "attention", "--data", _data.Path, "--json");
        Assert.Equal(0, run.ExitCode);
        var topic = run.Json.GetProperty("topic");
        Assert.Equal("year", topic.GetProperty("period").GetString());
        Assert.InRange(topic.GetProperty("points").GetArrayLength(), 3, 12);
        Assert.NotEqual(0, topic.GetProperty("best").GetArrayLength());
        Assert.Contains("carry no day", (await Run.PaperBotAsync("trending", "--data", _data.Path)).Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Topics_on_the_rise_and_the_newest_papers_are_shown_with_what_they_rest_on()
    {
        await IngestAsync();
        var run = await Run.PaperBotAsync("trending", "--over", "week", "--date", "2026-03-31", "--data", _data.Path);
        Assert.Equal(0, run.ExitCode);
        var text = run.Output.ReplaceLineEndings(" ");
        Assert.Contains("new papers, 25 to 31 March 2026", text, StringComparison.Ordinal);
        Assert.Contains("Topics on the rise", text, StringComparison.Ordinal);
        Assert.Contains("token pruning", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("No source counted votes", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.All(run.Output.Split('\n'), line => Assert.InRange(line.TrimEnd('\r').Length, 0, 80));
    }

    [Fact]
    public async Task Without_a_date_the_last_days_with_papers_are_shown_and_a_remark_says_so()
    {
        await IngestAsync();
        var run = await Run.PaperBotAsync("trending", "--data", _data.Path, "--json");
        Assert.Equal("2026-03-31", run.Json.GetProperty("to").GetString());
        Assert.Contains("the last with papers", run.Json.GetProperty("remark").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, run.Json.GetProperty("nothing").ValueKind);
        Assert.Equal("token pruning", run.Json.GetProperty("rising")[0].GetProperty("topic").GetString()!.ToLowerInvariant());
    }

    [Fact]
    public async Task A_topic_is_shown_week_by_week_and_drawn_when_asked_for()
    {
        await IngestAsync();
        var picture = Path.Combine(_data.Path, "pruning.png");
        var run = await Run.PaperBotAsync("trending", "--topic", "token pruning", "--date", "2026-03-31", "--picture", picture, "--data", _data.Path);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("“token pruning” in 6 of 13 papers", run.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("▇", run.Output, StringComparison.Ordinal);
        var file = await File.ReadAllBytesAsync(picture, TestContext.Current.CancellationToken);
        Assert.Equal("PNG"u8.ToArray(), file[1..4]);
        Assert.Contains("The picture is in", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--over", "year", "day, week or month")]
    [InlineData("--date", "yesterday", "2025-03-31")]
    [InlineData("--date", "2026-02-30", "2025-03-31")]
    public async Task Wrong_options_are_refused_with_a_sentence(string option, string value, string sentence)
    {
        var run = await Run.PaperBotAsync("trending", option, value, "--data", _data.Path);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(sentence, run.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Equal("", run.Output);
    }

    [Fact]
    public async Task A_picture_that_cannot_be_written_is_told_in_a_sentence()
    {
        await IngestAsync();
        var run = await Run.PaperBotAsync("trending", "--topic", "token pruning", "--picture", Path.Combine(_data.Path, "no", "such", "folder.png"), "--data", _data.Path);
        Assert.Equal(1, run.ExitCode);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    // Sixty papers of the weeks before, thirteen of the last one, six of them of a topic that is new.
    private async Task IngestAsync()
    {
        var before = Enumerable.Range(0, 60).Select(i => Line($"b{i}", Last.AddDays(-7 - (i % 42)), $"Segmentation of scene {i}", "We segment images with encoders."));
        var now = Enumerable.Range(0, 13).Select(i => i < 6
            ? Line($"n{i}", Last.AddDays(-(i % 6)), $"Token pruning for part {i}", "We speed up encoders by token pruning.")
            : Line($"n{i}", Last.AddDays(-(i % 6)), $"Segmentation of field {i}", "We segment images."));
        var file = _data.File("papers.jsonl", string.Join('\n', before.Concat(now)));
        Assert.Equal(73, (await Run.PaperBotAsync("ingest", file, "--data", _data.Path, "--json")).Json.GetProperty("new").GetInt32());
    }

    private static string Line(string id, DateOnly day, string title, string text) =>
        JsonSerializer.Serialize(new { id = "s2:" + id, title, @abstract = text, date = day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) });
}
