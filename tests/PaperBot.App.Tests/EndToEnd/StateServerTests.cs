using PaperBot.Answering;
using PaperBot.Conversations;
using PaperBot.Postgres;
using PaperBot.Postgres.Tests.Server;
using Xunit;

namespace PaperBot.App.Tests.EndToEnd;

/// <summary>The commands of a PaperBot whose state lies on a PostgreSQL server.</summary>
public sealed class StateServerTests(TestServer server) : IClassFixture<TestServer>, IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TestSchemas _schemas = new(server);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        _folder.Dispose();
        await _schemas.DisposeAsync();
    }

    [Fact]
    public async Task Doctor_checks_the_server_and_makes_what_is_missing()
    {
        var run = await RunAsync(_schemas.Options("doctor"), "doctor", "--json");
        var check = run.Json.GetProperty("checks").EnumerateArray().Single(check => check.GetProperty("part").GetString() == "bot state");
        Assert.True(check.GetProperty("ok").GetBoolean());
        Assert.Matches(@"^PostgreSQL at \S+ \(version \d.*\), database \S+, schema test_\S+, can be read and written, 0 requests", check.GetProperty("finding").GetString());
        Assert.False(File.Exists(_folder.File("bot.db")));
    }

    [Fact]
    public async Task Doctor_says_what_to_do_about_a_server_that_cannot_be_used_and_shows_no_password()
    {
        var options = _schemas.Options("refused");
        var run = await RunAsync(options with { ConnectionString = options.ConnectionString + ";Password=verySecretWord" }, "doctor");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("check Username and Password in Postgres:ConnectionString", Unwrapped(run.Output), StringComparison.Ordinal);
        Assert.DoesNotContain("verySecretWord", run.Output + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Feedback_is_read_from_the_server()
    {
        var options = _schemas.Options("feedback");
        await using (var state = await PostgresBotState.OpenAsync(options, TimeProvider.System, Token))
        {
            await state.SaveReplyAsync(
                new GivenReply("a", "user/1", "dm/1", new Request(Intent.Ask, "What?") { Typed = "what" }, DateTimeOffset.UnixEpoch) { Answer = new Answer { Question = "What?", Statements = [], Sources = [], NoAnswer = new NoAnswer("The papers do not tell.") } }, Token);
            await state.SaveVerdictAsync("a", "user/1", Verdict.Good, DateTimeOffset.UnixEpoch, Token);
        }

        var run = await RunAsync(options, "feedback", "export");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal("What?", Assert.Single(run.JsonLines).GetProperty("query").GetString());
    }

    [Fact]
    public async Task Backup_says_that_what_lies_on_the_server_is_not_in_it()
    {
        var options = _schemas.Options("backup");
        var papers = _folder.File("papers.jsonl", """{"id":"arxiv:1706.03762","title":"Attention Is All You Need","abstract":"We propose the Transformer."}""" + "\n");
        Assert.Equal(0, (await RunAsync(options, "ingest", papers)).ExitCode);
        var run = await RunAsync(options, "backup", _folder.File("backup.zip"));
        Assert.Equal(0, run.ExitCode);
        Assert.Contains($"What the bot keeps lies on a PostgreSQL server and is not in it: back that up there, for example with pg_dump --schema={options.Schema}.", Unwrapped(run.Error), StringComparison.Ordinal);
    }

    /// <summary>Long lines are broken where the screen ends.</summary>
    private static string Unwrapped(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private Task<Run> RunAsync(PostgresOptions options, params string[] arguments) => Run.PaperBotAsync(
        [.. arguments, "--data", _folder.Path, "--set", "State:Kind=Postgres", "--set", $"Postgres:ConnectionStringFile={_folder.File($"{options.Schema}.connection", options.ConnectionString)}", "--set", $"Postgres:Schema={options.Schema}", "--set", "Health:Url="]);
}
