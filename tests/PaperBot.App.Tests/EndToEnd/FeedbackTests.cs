using System.Text.Json;
using PaperBot.Answering;
using PaperBot.Conversations;
using PaperBot.Papers;
using PaperBot.Prompting;
using PaperBot.Sqlite.State;
using Xunit;

namespace PaperBot.App.Tests.EndToEnd;

/// <summary><c>paperbot feedback export</c>.</summary>
public sealed class FeedbackTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Judged_answers_become_questions_and_name_nobody()
    {
        await FillAsync();
        var run = await ExportAsync();
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            [
                """{"query_id":"liked","query":"What is liked?","good":2,"bad":1,"answerable":true,"papers":["arxiv:1706.03762"]}""",
                """{"query_id":"disliked","query":"What is disliked?","good":0,"bad":1,"refused":false,"cited":["arxiv:1706.03762"]}""",
                """{"query_id":"disputed","query":"What is disputed?","good":1,"bad":1,"refused":false,"cited":["arxiv:1706.03762"]}""",
                """{"query_id":"refused well","query":"What is refused well?","good":1,"bad":0,"answerable":false}""",
                """{"query_id":"refused ill","query":"What is refused ill?","good":0,"bad":1,"refused":true,"cited":[]}""",
            ],
            run.JsonLines.Select(line => line.GetRawText()));
        Assert.DoesNotContain("user", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("guild", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_gets_the_same_lines_and_the_screen_how_many()
    {
        await FillAsync();
        var lines = (await ExportAsync()).Output;
        var file = _folder.File("feedback.jsonl");
        var told = await ExportAsync(file);
        Assert.Equal((0, ""), (told.ExitCode, told.Output));
        Assert.Contains("5 judged answers", told.Error, StringComparison.Ordinal);
        Assert.Equal(lines, await File.ReadAllTextAsync(file, Token));
        Assert.Equal(5, (await ExportAsync(file, "--json")).Json.GetProperty("cases").GetInt32());
        Assert.Equal(new Run(0, "", ""), await ExportAsync(file, "--quiet"));
    }

    [Fact]
    public async Task The_export_measures_answers()
    {
        await FillAsync();
        var corpus = _folder.File("papers.jsonl", """{"id":"arxiv:1706.03762","title":"Attention Is All You Need","abstract":"We propose the Transformer, a network architecture based on attention alone."}""" + "\n");
        var file = _folder.File("feedback.jsonl");
        await ExportAsync(file);
        var measured = await Run.PaperBotAsync("eval", "answers", "--corpus", corpus, "--questions", file, "--data", _folder.Path, "--json");
        Assert.True(measured.ExitCode == 0, measured.Error);
        Assert.Equal(JsonValueKind.Object, measured.Json.ValueKind);
    }

    [Fact]
    public async Task Without_a_bot_there_is_no_feedback_and_none_is_made_up()
    {
        var run = await ExportAsync(_folder.File("feedback.jsonl"));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("There is no feedback in", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task A_state_that_is_none_is_one_sentence()
    {
        _folder.File("bot.db", "not a database at all, but some text that is long enough");
        var run = await ExportAsync();
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("The bot's state", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(" at PaperBot", run.Error, StringComparison.Ordinal);
    }

    private Task<Run> ExportAsync(params string[] arguments) => Run.PaperBotAsync(["feedback", "export", .. arguments, "--data", _folder.Path]);

    private async Task FillAsync()
    {
        await using var state = await SqliteBotState.OpenAsync(_folder.File("bot.db"), Token);
        (string Id, bool Refused, int Good, int Bad)[] replies =
            [("liked", false, 2, 1), ("disliked", false, 0, 1), ("disputed", false, 1, 1), ("refused well", true, 1, 0), ("refused ill", true, 0, 1), ("never judged", false, 0, 0)];
        foreach (var (number, (id, refused, good, bad)) in replies.Index())
        {
            await state.SaveReplyAsync(Reply(id, refused, Noon.AddMinutes(number)), Token);
            for (var user = 0; user < good + bad; user++) await state.SaveVerdictAsync(id, $"user/{user}", user < good ? Verdict.Good : Verdict.Bad, Noon, Token);
        }

        await state.SaveReplyAsync(Reply("a search", refused: false, Noon) with { Answer = null }, Token);
        await state.SaveVerdictAsync("a search", "user/1", Verdict.Good, Noon, Token);
    }

    private static GivenReply Reply(string id, bool refused, DateTimeOffset at)
    {
        var paper = new Paper { Id = PaperId.ArXiv("1706.03762"), Title = "Attention Is All You Need" };
        Citation[] citations = [new(1, paper.Id, "We propose", 0), new(1, paper.Id, "the Transformer", 11)];
        return new GivenReply(id, "user/7", "guild/1/channel/2", new Request(Intent.Ask, "and that?"), at)
        {
            Answer = new Answer
            {
                Question = $"What is {id}?",
                Statements = refused ? [] : [new Statement("It is the Transformer.", citations)],
                Sources = [new Source(1, paper, 1)],
                NoAnswer = refused ? new NoAnswer("The papers do not tell.") : null,
            },
        };
    }
}
