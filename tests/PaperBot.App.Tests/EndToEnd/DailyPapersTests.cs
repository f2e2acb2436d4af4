using System.Text.Json;
using Xunit;

namespace PaperBot.App.Tests.EndToEnd;

/// <summary>The main job on the five real pages: ingest, ask, refuse.</summary>
public sealed class DailyPapersTests(DailyPapersLibrary library) : IClassFixture<DailyPapersLibrary>
{
    [Fact]
    public void The_pages_hold_573_entries_of_479_papers()
    {
        var report = library.FirstIngest();
        Assert.Equal(573, report.GetProperty("read").GetInt32());
        Assert.Equal(479, report.GetProperty("new").GetInt32());
        Assert.Equal(0, report.GetProperty("updated").GetInt32());
        Assert.Equal(94, report.GetProperty("unchanged").GetInt32());
        Assert.Equal(0, report.GetProperty("refused").GetArrayLength());
    }

    [Fact]
    public async Task Ingesting_them_again_changes_nothing()
    {
        library.FirstIngest();
        var again = await Run.PaperBotAsync("ingest", SharedData.Path("corpus/daily-papers"), "--data", library.Folder, "--json");
        Assert.Equal(0, again.Json.GetProperty("new").GetInt32());
        Assert.Equal(573, again.Json.GetProperty("unchanged").GetInt32());
    }

    [Fact]
    public async Task A_batch_of_questions_gives_one_answer_a_line_with_its_id()
    {
        library.FirstIngest();
        using var folder = new TemporaryFolder();
        var batch = folder.File("questions.jsonl", """
            {"query_id":"a","query":"How can vision transformers be pruned?"}
            {"query_id":"b","query":"What is the best recipe for pancakes?"}
            """);

        var run = await Run.PaperBotAsync("ask", "--batch", batch, "--json", "--data", library.Folder);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["a", "b"], run.JsonLines.Select(line => line.GetProperty("query_id").GetString()));
        Assert.Equal(JsonValueKind.String, run.JsonLines[0].GetProperty("answer").ValueKind);
        Assert.Equal(JsonValueKind.Null, run.JsonLines[1].GetProperty("answer").ValueKind);
        Assert.False(string.IsNullOrWhiteSpace(run.JsonLines[1].GetProperty("noAnswer").GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task A_page_dates_what_stood_on_it()
    {
        library.FirstIngest();
        var run = await Run.PaperBotAsync("paper", "AD-BERT: Using Pre-trained contextualized embeddings to Predict the Progression from Mild Cognitive Impairment to Alzheimer's Disease", "--data", library.Folder, "--json");
        Assert.Contains("Mar 14", run.Output, StringComparison.Ordinal);
    }
}
