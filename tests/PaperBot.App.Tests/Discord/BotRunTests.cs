using System.Net;
using System.Text.Json;
using PaperBot.DiscordServer;
using Xunit;

namespace PaperBot.App.Tests.Discord;

/// <summary><c>paperbot run</c> against our own Discord on loopback: how it starts, what it shows of itself, and how it is refused.</summary>
public sealed class BotRunTests : IDisposable
{
    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task It_answers_shows_its_health_and_metrics_and_ends_when_it_is_told_to()
    {
        await using var discord = await LoopbackDiscord.StartAsync();
        await using var bot = Start(discord);
        await discord.WaitForBotAsync(TestContext.Current.CancellationToken);
        await bot.UntilReadyAsync();

        var asked = await discord.World.SlashAsync(discord.World.Reader, discord.World.Channel, "ask", ("question", "How does LoRA make fine-tuning cheaper?"));
        var answer = await asked.WaitForFinalAsync(message => message.HasButton("Evidence"));
        var live = await bot.GetAsync("health/live");
        var ready = await bot.GetAsync("health/ready");
        var metrics = await bot.GetAsync("metrics");
        var posted = await bot.SendAsync(HttpMethod.Post, "health/live");
        var unknown = await bot.GetAsync("etc/passwd");
        await bot.SignalAsync("TERM");
        var exitCode = await bot.ExitAsync();

        Assert.Contains("[1]", answer.VisibleText, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, "live"), (live.Status, live.Text));
        Assert.Equal((HttpStatusCode.OK, """{"ready":true,"parts":{"gateway":true,"library":true,"state":true}}"""), (ready.Status, ready.Text));
        Assert.Equal((HttpStatusCode.OK, "text/plain"), (metrics.Status, metrics.Type?.MediaType));
        Assert.Contains("# TYPE dotnet_gc_collections_total counter", metrics.Text, StringComparison.Ordinal);
        Assert.Contains("\npaperbot_", metrics.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("LoRA", metrics.Text, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.MethodNotAllowed, HttpStatusCode.NotFound), (posted.Status, unknown.Status));
        Assert.Equal((0, ""), (exitCode, bot.Output));
        Assert.Empty(discord.Violations);
    }

    [Fact]
    public async Task A_bot_token_that_Discord_refuses_ends_it_with_a_sentence_that_does_not_show_it()
    {
        const string Wrong = "MTA.wrong.bot-token";
        await using var discord = await LoopbackDiscord.StartAsync();
        await using var bot = BotProcess.Start(_data.Path, Wrong, [.. Addresses(discord)]);
        var exitCode = await bot.ExitAsync();
        Assert.Equal((1, ""), (exitCode, bot.Output));
        Assert.Contains("token", bot.LogLines[^1], StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Wrong, bot.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Discord_that_cannot_be_reached_is_waited_for()
    {
        var port = BotProcess.FreePort();
        await using var bot = BotProcess.Start(_data.Path, "MTA.loopback.token", $"Discord:ApiBaseUrl=http://127.0.0.1:{port}/api/v10/");
        await bot.UntilLoggedAsync("Discord cannot be reached");
        await bot.UntilAsync(() => bot.IsReadyAsync("library"), "its library is ready");
        var (live, ready) = (await bot.GetAsync("health/live"), await bot.GetAsync("health/ready"));
        await using var discord = await LoopbackDiscord.StartAsync(port);
        await discord.WaitForBotAsync(TestContext.Current.CancellationToken);
        await bot.UntilReadyAsync();
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable), (live.Status, ready.Status));
        Assert.Contains("\"gateway\":false", ready.Text, StringComparison.Ordinal);
        Assert.Empty(discord.Violations);
    }

    [Fact]
    public async Task A_second_bot_on_the_same_folder_and_one_whose_health_address_is_taken_are_refused()
    {
        await using var discord = await LoopbackDiscord.StartAsync();
        await using var bot = Start(discord);
        await discord.WaitForBotAsync(TestContext.Current.CancellationToken);
        using var elsewhere = new TemporaryFolder();

        await using var second = Start(discord);
        await using var crowded = BotProcess.Start(elsewhere.Path, discord.BotToken, [.. Addresses(discord), $"Health:Url={bot.Health}"]);

        Assert.Equal((1, 1), (await second.ExitAsync(), await crowded.ExitAsync()));
        Assert.Contains("is running on", second.Log.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("Health:Url is", crowded.Log.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Equal(1, discord.Gateway.ConnectedShardCount);
        Assert.Equal(HttpStatusCode.OK, (await bot.GetAsync("health/live")).Status);
    }

    [Theory]
    [InlineData("Text")]
    [InlineData("Json")]
    public async Task The_log_of_every_level_shows_no_secret_and_no_text(string format)
    {
        await using var discord = await LoopbackDiscord.StartAsync();
        await using var bot = Start(discord, "Log:Level=Trace", $"Log:Format={format}");
        await discord.WaitForBotAsync(TestContext.Current.CancellationToken);
        var asked = await discord.World.SlashAsync(discord.World.Reader, discord.World.Channel, "ask", ("question", "How does the xylophone study use LoRA?"));
        await asked.WaitForFinalAsync();
        await bot.SignalAsync("INT");
        Assert.Equal(0, await bot.ExitAsync());

        var interactionTokens = discord.Requests.Select(request => request.Path.Split('/')).Where(parts => parts is [_, "interactions" or "webhooks", _, _, ..]).Select(parts => parts[3]).Distinct().ToList();
        var written = bot.Log + bot.Output + string.Concat(Directory.GetFiles(_data.Path, "*.log").Select(File.ReadAllText));
        Assert.NotEmpty(interactionTokens);
        Assert.All([discord.BotToken, "xylophone", .. interactionTokens], secret => Assert.DoesNotContain(secret, written, StringComparison.OrdinalIgnoreCase));
        if (format == "Json") Assert.All(bot.LogLines, line => Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(line).RootElement.ValueKind));
        else Assert.All(bot.LogLines, line => Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z (trce|dbug|info|warn|fail) [\w.]+\[\d+\] ", line));
    }

    private BotProcess Start(LoopbackDiscord discord, params string[] settings) => BotProcess.Start(_data.Path, discord.BotToken, [.. Addresses(discord), .. settings]);

    private static string[] Addresses(LoopbackDiscord discord) => [$"Discord:ApiBaseUrl={discord.ApiBaseUrl}"];
}
