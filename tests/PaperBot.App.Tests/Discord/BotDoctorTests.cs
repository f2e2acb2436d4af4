using PaperBot.App.Tests.EndToEnd;
using PaperBot.DiscordServer;
using Xunit;

namespace PaperBot.App.Tests.Discord;

/// <summary>What <c>paperbot doctor</c> says about the bot.</summary>
public sealed class BotDoctorTests : IDisposable
{
    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Without_a_bot_token_nothing_is_wrong()
    {
        var run = await DoctorAsync();
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("not configured, and needed by paperbot run alone", run.Output, StringComparison.Ordinal);
        Assert.Contains("nothing kept yet", run.Output, StringComparison.Ordinal);
        Assert.Contains("is free", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bot_token_is_shown_to_Discord_and_no_session_is_started()
    {
        await using var discord = await LoopbackDiscord.StartAsync();
        var right = await DoctorAsync($"Discord:ApiBaseUrl={discord.ApiBaseUrl}", $"Discord:Token={discord.BotToken}");
        var wrong = await DoctorAsync($"Discord:ApiBaseUrl={discord.ApiBaseUrl}", "Discord:Token=MTA.wrong.bot-token");
        Assert.Equal((0, 1), (right.ExitCode, wrong.ExitCode));
        Assert.Contains("session starts are left", right.Output, StringComparison.Ordinal);
        Assert.Contains("\"ok\":false", wrong.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("MTA.wrong", wrong.Output + wrong.Error, StringComparison.Ordinal);
        Assert.Empty(discord.Gateway.Identifies);
        Assert.Empty(discord.Violations);
    }

    private Task<Run> DoctorAsync(params string[] settings)
    {
        string[] set = [$"Health:Url=http://127.0.0.1:{BotProcess.FreePort()}", .. settings];
        return Run.PaperBotAsync(["doctor", "--json", "--data", _data.Path, .. set.SelectMany(setting => new[] { "--set", setting })]);
    }
}
