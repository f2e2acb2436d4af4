using PaperBot.App.Tests.Backups;
using PaperBot.App.Tests.EndToEnd;
using Xunit;

namespace PaperBot.App.Tests.Qdrant;

/// <summary><c>paperbot move</c>, <c>ingest --to</c>, and backups of a library on a server.</summary>
public sealed class MoveTests : IAsyncLifetime
{
    private Library _library = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _library = await Library.StartAsync();

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    [Fact]
    public async Task Moved_to_the_server_and_back_a_library_answers_the_same()
    {
        var (here, there) = (_library.Place("here"), _library.Place("there"));
        await here.FillAsync();
        var (files, answers) = (here.Files(), await here.AnswersAsync());

        var moved = await MoveAsync(here, "sqlite", "qdrant");
        var back = await MoveAsync(there, "qdrant", "sqlite", "--json");

        Assert.Equal((0, 0), (moved.ExitCode, back.ExitCode));
        Assert.Contains("Verified: both hold the same.", moved.Output, StringComparison.Ordinal);
        Assert.Contains("Index:Kind=Qdrant", moved.Error, StringComparison.Ordinal);
        Assert.True(back.Json.GetProperty("verified").GetBoolean());
        Assert.Equal(back.Json.GetProperty("source").GetRawText(), back.Json.GetProperty("target").GetRawText());
        Assert.Equal(files, here.Files());
        Assert.Equal(answers, await there.AnswersAsync());
        Assert.Equal(answers, await _library.Place("empty").AnswersAsync(Library.Options(_library.InUse)));
        Assert.Empty(_library.Server.Violations);
    }

    [Fact]
    public async Task Moved_again_nothing_is_written_and_other_papers_are_refused_unless_they_are_wanted()
    {
        var (here, other) = (_library.Place("here"), _library.Place("other"));
        await here.FillAsync();
        await MoveAsync(here, "sqlite", "qdrant");
        var again = await MoveAsync(here, "sqlite", "qdrant", "--json");
        Assert.Equal((0, 0), (again.ExitCode, again.Json.GetProperty("copied").GetInt32()));

        await other.RunAsync("ingest", _library.File("other.jsonl", Place.Gears(500, 80)));
        var refused = await MoveAsync(other, "sqlite", "qdrant");
        var merged = await MoveAsync(other, "sqlite", "qdrant", "--merge");

        Assert.Equal((1, 0), (refused.ExitCode, merged.ExitCode));
        Assert.Contains("--merge", refused.Error, StringComparison.Ordinal);
        Assert.Contains("Gear Number 555", (await _library.RunAsync("paper", "A Study of Gear Number 555")).Output, StringComparison.Ordinal);
        Assert.Contains("ok", (await _library.RunAsync("doctor")).Output.Split('\n').First(line => line.Contains("library:", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Empty(_library.Server.Violations);
    }

    [Fact]
    public async Task Killed_at_any_moment_a_move_is_completed_by_the_same_command()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("processes are killed with signals, which Windows lacks");
        var here = _library.Place("here");
        await here.FillAsync();
        for (var round = 0; round < 5; round++)
        {
            using var process = ProgramProcess.Start(["move", "sqlite", "qdrant", "--data", here.Folder, .. Library.Options(_library.Settings)]);
            await Task.Delay(300 + (150 * round), Token);
            process.Kill();
            await process.WaitForExitAsync(Token);
        }

        // The lock of the one that was killed ends by itself.
        var (run, patience) = (await MoveAsync(here, "sqlite", "qdrant"), DateTime.UtcNow.AddMinutes(3));
        while (run.ExitCode != 0 && DateTime.UtcNow < patience)
        {
            Assert.Contains("nother ingest is running", run.Error, StringComparison.Ordinal);
            await Task.Delay(1_000, Token);
            run = await MoveAsync(here, "sqlite", "qdrant");
        }

        Assert.Contains("Verified: both hold the same.", run.Output, StringComparison.Ordinal);
        Assert.Equal(await here.AnswersAsync(), await _library.Place("empty").AnswersAsync(Library.Options(_library.InUse)));
    }

    [Fact]
    public async Task Wrong_calls_and_empty_sources_are_said()
    {
        var (nowhere, unknown, empty, away) = (
            await MoveAsync(_library.Place("a"), "sqlite", "sqlite"), await MoveAsync(_library.Place("a"), "sqlite", "postgres"), await MoveAsync(_library.Place("a"), "sqlite", "qdrant"),
            await MoveAsync(_library.Place("a"), "qdrant", "sqlite"));
        Assert.Equal((2, 2, 1, 1), (nowhere.ExitCode, unknown.ExitCode, empty.ExitCode, away.ExitCode));
        Assert.Contains("TO is \"postgres\", but can only be sqlite or qdrant.", unknown.Error, StringComparison.Ordinal);
        Assert.All([empty, away], run => Assert.StartsWith("There are no papers of your own", run.Error, StringComparison.Ordinal));
        Assert.False(File.Exists(Path.Combine(_library.Place("a").Folder, "papers.db")));
    }

    [Fact]
    public async Task Papers_can_be_ingested_to_a_place_that_is_not_the_configured_one()
    {
        var here = _library.Place("here");
        var ingest = await Run.PaperBotAsync(["ingest", "starter", "--to", "qdrant", "--data", here.Folder, .. Library.Options(_library.Settings)]);
        Assert.Equal(0, ingest.ExitCode);
        Assert.Contains("Index:Kind=Qdrant", ingest.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(here.Folder, "papers.db")));
        var ask = await _library.RunAsync("ask", "How does LoRA make fine-tuning cheaper?");
        Assert.Contains("[1]", ask.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("starter corpus", ask.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_server_is_answered_for_by_the_starter_corpus()
    {
        var ask = await _library.RunAsync("ask", "How does LoRA make fine-tuning cheaper?");
        Assert.Equal(0, ask.ExitCode);
        Assert.Contains("starter corpus", ask.Error, StringComparison.Ordinal);
        Assert.Empty(_library.Server.Collections);
    }

    [Fact]
    public async Task A_backup_of_a_library_on_a_server_is_restored_into_a_file_and_onto_a_server()
    {
        var here = _library.Place("here");
        await here.FillAsync();
        await MoveAsync(here, "sqlite", "qdrant");
        var (archive, answers) = (_library.File("backup.zip"), await here.AnswersAsync());
        File.Delete(Path.Combine(here.Folder, "papers.db"));
        var backup = await here.RunAsync(["backup", archive, "--json", .. Library.Options(_library.InUse)]);
        Assert.Equal((0, "Qdrant"), (backup.ExitCode, backup.Json.GetProperty("index").GetProperty("kind").GetString()));
        Assert.DoesNotContain(_library.ApiKey, backup.Output + backup.Error, StringComparison.Ordinal);

        var (file, server) = (_library.Place("file"), _library.Place("server"));
        string[] elsewhere = [.. _library.InUse, "Qdrant:Collection=elsewhere"];
        Assert.Equal(0, (await file.RunAsync("restore", archive)).ExitCode);
        Assert.Equal(0, (await server.RunAsync(["restore", archive, "--to", "qdrant", .. Library.Options(elsewhere)])).ExitCode);

        Assert.Equal(answers, await file.AnswersAsync());
        Assert.Equal(answers, await server.AnswersAsync(Library.Options(elsewhere)));
        Assert.Equal(await here.StateAsync(), await file.StateAsync());
        Assert.Equal(await here.StateAsync(), await server.StateAsync());
        Assert.False(File.Exists(Path.Combine(server.Folder, "papers.db")));

        string[] taken = Library.Options([.. _library.InUse, "Qdrant:Collection=taken"]);
        await server.RunAsync(["ingest", _library.File("other.jsonl", Place.Gears(900, 5)), .. taken]);
        var refused = await server.RunAsync(["restore", archive, "--force", .. taken]);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("Qdrant:Collection", refused.Error, StringComparison.Ordinal);
        Assert.Equal(await here.StateAsync(), await server.StateAsync());
        Assert.Empty(_library.Server.Violations);
    }

    [Fact]
    public async Task The_embedding_that_served_before_is_kept_put_in_force_again_and_let_go()
    {
        await using var model = await EmbeddingServer.StartAsync();
        string[] embedding = ["--set", "Embedding:Kind=OpenAI", "--set", $"Embedding:Url={model.Url}", "--set", "Embedding:Name=letters"];
        await _library.RunAsync("ingest", "starter");
        var built = await _library.RunAsync("search", "attention is all you need");

        var moved = await _library.RunAsync(["ingest", "--re-embed", .. embedding]);
        var list = await _library.RunAsync("qdrant", "list");
        var rolled = await _library.RunAsync("qdrant", "rollback");
        var again = await _library.RunAsync("search", "attention is all you need");
        var dropped = await _library.RunAsync("qdrant", "drop-replaced", "--json");
        var nothing = await _library.RunAsync("qdrant", "rollback");

        Assert.Equal((0, 0, 0, 0, 1), (moved.ExitCode, list.ExitCode, rolled.ExitCode, dropped.ExitCode, nothing.ExitCode));
        Assert.Contains("paperbot qdrant drop-replaced", moved.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("lsa-", list.Output.Split('\n').First(line => line.Contains("kept", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("embedded by lsa-", rolled.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Equal(built.Output, again.Output);
        Assert.Equal(1, dropped.Json.GetProperty("dropped").GetArrayLength());
        Assert.StartsWith("Nothing is kept", nothing.Error, StringComparison.Ordinal);
        Assert.Empty(_library.Server.Violations);
    }

    private Task<Run> MoveAsync(Place place, string from, string to, params string[] options) => place.RunAsync(["move", from, to, .. options, .. Library.Options(_library.Settings)]);
}
