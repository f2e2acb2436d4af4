using System.Net;
using PaperBot.App.Tests.Backups;
using PaperBot.App.Tests.Discord;
using PaperBot.App.Tests.EndToEnd;
using PaperBot.DiscordServer;
using Xunit;

namespace PaperBot.App.Tests.Qdrant;

/// <summary>A server that goes away and comes back: what people see, in Discord and in the terminal.</summary>
public sealed class OutageTests : IAsyncLifetime
{
    private const string Unreachable = "I cannot reach my library";

    private Library _library = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _library = await Library.StartAsync();

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    [Fact]
    public async Task A_running_bot_says_that_its_library_is_away_stays_connected_and_recovers()
    {
        await _library.RunAsync("ingest", "starter");
        await using var discord = await LoopbackDiscord.StartAsync();
        await using var bot = Start(discord);
        await bot.UntilReadyAsync();
        Assert.Contains("[1]", await AskAsync(discord, "How does LoRA make fine-tuning cheaper?"), StringComparison.Ordinal);

        await _library.Server.StopAsync();
        var away = await AskAsync(discord, "How does BERT read?");
        await bot.UntilAsync(async () => (await bot.GetAsync("health/ready")).Status == HttpStatusCode.ServiceUnavailable, "it tells that it is not ready");
        var ready = await bot.GetAsync("health/ready");
        Assert.Contains(Unreachable, away, StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", away, StringComparison.Ordinal);
        Assert.Contains("\"gateway\":true,\"library\":false", ready.Text, StringComparison.Ordinal);
        Assert.Contains("\"reasons\":{\"library\":\"", ready.Text, StringComparison.Ordinal);

        await _library.Server.StartAgainAsync();
        await bot.UntilReadyAsync();
        Assert.Contains("[1]", await AskAsync(discord, "How does LoRA make fine-tuning cheaper?"), StringComparison.Ordinal);
        Assert.Equal(1, discord.Gateway.ConnectedShardCount);
        Assert.DoesNotContain(_library.ApiKey, bot.Log + ready.Text, StringComparison.Ordinal);
        Assert.Empty(discord.Violations);
    }

    [Fact]
    public async Task A_bot_that_is_started_while_its_library_is_away_says_so_and_finds_it_by_itself()
    {
        await _library.RunAsync("ingest", "starter");
        await _library.Server.StopAsync();
        await using var discord = await LoopbackDiscord.StartAsync();
        await using var bot = Start(discord, "Log:Level=Trace");
        await discord.WaitForBotAsync(Token);
        await bot.UntilLoggedAsync("The library cannot be reached");
        Assert.Contains(Unreachable, await AskAsync(discord, "How does LoRA make fine-tuning cheaper?"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await bot.GetAsync("health/ready")).Status);

        await _library.Server.StartAgainAsync();
        await bot.UntilReadyAsync();
        Assert.Contains("[1]", await AskAsync(discord, "How does LoRA make fine-tuning cheaper?"), StringComparison.Ordinal);
        Assert.DoesNotContain(_library.ApiKey, bot.Log, StringComparison.Ordinal);
        await bot.SignalAsync("TERM");
        Assert.Equal(0, await bot.ExitAsync());
        Assert.Empty(discord.Violations);
    }

    [Fact]
    public async Task An_ingest_whose_server_dies_midway_says_what_is_stored_and_the_same_command_completes_it()
    {
        var papers = _library.File("papers.jsonl", Place.Gears(0, 7_000));
        var running = _library.RunAsync("ingest", papers);
        while (!running.IsCompleted && (_library.Server.Collections.GetValueOrDefault("paperbot-words")?.PointCount ?? 0) <= 3_000) await Task.Delay(5, Token);
        await _library.Server.StopAsync();
        var died = await running;

        var said = died.Error.ReplaceLineEndings(" ");
        Assert.True(died.ExitCode == 1, died.Output);
        Assert.Contains("papers were stored and stay; the same command goes on from there.", said, StringComparison.Ordinal);
        Assert.DoesNotContain(_library.ApiKey, said, StringComparison.Ordinal);

        await _library.Server.StartAgainAsync();
        var (again, patience) = (await _library.RunAsync("ingest", papers), DateTime.UtcNow.AddMinutes(3));
        while (again.ExitCode != 0 && DateTime.UtcNow < patience)
        {
            Assert.Contains("nother ingest is running", again.Error, StringComparison.Ordinal);
            await Task.Delay(1_000, Token);
            again = await _library.RunAsync("ingest", papers);
        }

        var status = await _library.RunAsync("qdrant", "list", "--json");
        Assert.Equal((0, 7_000, 7_000), (again.ExitCode, status.Json.GetProperty("papers").GetInt32(), status.Json.GetProperty("embedded").GetInt32()));
        Assert.Empty(_library.Server.Violations);
    }

    [Fact]
    public async Task A_chat_goes_on_when_the_server_comes_back()
    {
        await _library.RunAsync("ingest", "starter");
        using var chat = ProgramProcess.Start(["--data", _library.Place("data").Folder, .. Library.Options(_library.InUse)]);
        await AskAsync("What is LoRA?");
        Assert.Contains("LoRA", await UntilAsync(chat.StandardOutput, "Sources"), StringComparison.Ordinal);
        await _library.Server.StopAsync();
        await AskAsync("What is BERT?");
        Assert.Contains("does not answer", await UntilAsync(chat.StandardError, "answer"), StringComparison.Ordinal);
        await _library.Server.StartAgainAsync();
        await AskAsync("What is BERT?");
        Assert.Contains("BERT", await UntilAsync(chat.StandardOutput, "Sources"), StringComparison.Ordinal);
        chat.StandardInput.Close();
        await chat.WaitForExitAsync(Token);
        Assert.Equal(0, chat.ExitCode);

        async Task AskAsync(string question)
        {
            await chat.StandardInput.WriteLineAsync(question);
            await chat.StandardInput.FlushAsync(Token);
        }
    }

    [Fact]
    public async Task The_doctor_says_how_the_server_is_and_what_to_do()
    {
        Assert.Contains("no papers in paperbot yet", await CheckAsync(), StringComparison.Ordinal);
        await _library.RunAsync("ingest", "starter");
        var well = await CheckAsync();
        var wrongKey = await CheckAsync("--set", "Qdrant:ApiKey=another");
        await _library.Server.StopAsync();
        var away = await CheckAsync();

        Assert.StartsWith(" ok   index server: Qdrant 1.15.0 at http://127.0.0.1:", well, StringComparison.Ordinal);
        Assert.Contains("serves about", well, StringComparison.Ordinal);
        Assert.StartsWith(" FAIL index server: ", wrongKey, StringComparison.Ordinal);
        Assert.Contains("Qdrant:ApiKey", wrongKey, StringComparison.Ordinal);
        Assert.StartsWith(" FAIL index server: ", away, StringComparison.Ordinal);
        Assert.All([well, wrongKey, away], text => Assert.DoesNotContain(_library.ApiKey, text, StringComparison.Ordinal));
        Assert.Empty(_library.Server.Violations);

        async Task<string> CheckAsync(params string[] options)
        {
            var run = await Run.PaperBotAsync(["doctor", "--data", _library.Place("data").Folder, .. Library.Options(_library.InUse), .. options]);
            var text = run.Output.ReplaceLineEndings("\n").Replace("\n      ", " ", StringComparison.Ordinal);
            return text.Split('\n').Single(line => line.Contains("index server:", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_question_in_the_terminal_gets_one_sentence_while_the_server_is_away()
    {
        await _library.Server.StopAsync();
        var run = await _library.RunAsync("ask", "What is LoRA?");
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("does not answer", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    private BotProcess Start(LoopbackDiscord discord, params string[] settings) =>
        BotProcess.Start(_library.Place("data").Folder, discord.BotToken, [$"Discord:ApiBaseUrl={discord.ApiBaseUrl}", .. _library.InUse, .. settings]);

    private static async Task<string> AskAsync(LoopbackDiscord discord, string question)
    {
        var asked = await discord.World.SlashAsync(discord.World.Reader, discord.World.Channel, "ask", ("question", question));
        return (await asked.WaitForFinalAsync(message => message.HasButton("Evidence") || message.VisibleText.Contains(Unreachable, StringComparison.Ordinal))).VisibleText;
    }

    private static async Task<string> UntilAsync(StreamReader reader, string wanted)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        var text = "";
        while (!text.Contains(wanted, StringComparison.Ordinal)) text += await reader.ReadLineAsync(patience.Token) + "\n";
        return text;
    }
}
