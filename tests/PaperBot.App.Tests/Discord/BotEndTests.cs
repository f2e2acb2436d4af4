using PaperBot.DiscordServer;
using PaperBot.DiscordServer.World;
using Xunit;

namespace PaperBot.App.Tests.Discord;

/// <summary>How <c>paperbot run</c> ends while an answer is being written: nobody is left waiting.</summary>
public sealed class BotEndTests : IDisposable
{
    private const string Question = "How does LoRA make fine-tuning cheaper?";

    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Told_to_terminate_it_finishes_the_answer_that_is_being_written()
    {
        await using var model = await HeldModel.StartAsync();
        await using var discord = await LoopbackDiscord.StartAsync();
        await using var bot = Start(discord, model, "Discord:StopGraceSeconds=60");
        var asked = await AskAsync(discord, bot, model);
        await bot.SignalAsync("TERM");
        await bot.UntilLoggedAsync("Stopping");
        model.LetGo();
        var answer = await asked.WaitForFinalAsync(message => message.HasButton("Evidence"));
        Assert.Equal(0, await bot.ExitAsync());
        Assert.Contains("LoRA freezes the pretrained weights", answer.VisibleText, StringComparison.Ordinal);
        Assert.Empty(discord.Violations);
    }

    [Fact]
    public async Task Told_to_terminate_it_apologises_for_the_answer_that_takes_too_long()
    {
        await using var model = await HeldModel.StartAsync();
        await using var discord = await LoopbackDiscord.StartAsync();
        await using var bot = Start(discord, model, "Discord:StopGraceSeconds=1");
        var asked = await AskAsync(discord, bot, model);
        await bot.SignalAsync("TERM");
        Assert.Equal(0, await bot.ExitAsync());
        Assert.Contains("ask again", (await asked.WaitForFinalAsync(message => !message.HasButton("Cancel"))).VisibleText, StringComparison.Ordinal);
        Assert.Empty(discord.Violations);
    }

    [Fact]
    public async Task Killed_in_the_middle_it_apologises_when_it_starts_again()
    {
        await using var model = await HeldModel.StartAsync();
        await using var discord = await LoopbackDiscord.StartAsync();
        await using var bot = Start(discord, model);
        var asked = await AskAsync(discord, bot, model);
        await bot.SignalAsync("KILL");
        await bot.ExitAsync();

        await using var again = Start(discord, model);
        await again.UntilReadyAsync();

        await asked.WaitForTextAsync("ask again");
        Assert.Empty(discord.Violations);
    }

    [Fact]
    public async Task A_second_interrupt_ends_it_at_once()
    {
        await using var model = await HeldModel.StartAsync();
        await using var discord = await LoopbackDiscord.StartAsync();
        await using var bot = Start(discord, model, "Discord:StopGraceSeconds=600");
        await AskAsync(discord, bot, model);
        await bot.SignalAsync("INT");
        await bot.UntilLoggedAsync("Stopping");
        await bot.SignalAsync("INT");
        Assert.Equal(1, await bot.ExitAsync());
    }

    private BotProcess Start(LoopbackDiscord discord, HeldModel model, params string[] settings) =>
        BotProcess.Start(_data.Path, discord.BotToken, [$"Discord:ApiBaseUrl={discord.ApiBaseUrl}", .. model.Settings, .. settings]);

    /// <summary>Asks once the model is open, and waits until it writes.</summary>
    private static async Task<Exchange> AskAsync(LoopbackDiscord discord, BotProcess bot, HeldModel model)
    {
        await discord.WaitForBotAsync(TestContext.Current.CancellationToken);
        await bot.UntilLoggedAsync("writes the answers");
        var asked = await discord.World.SlashAsync(discord.World.Reader, discord.World.Channel, "ask", ("question", Question));
        await bot.UntilAsync(() => Task.FromResult(model.Asked > 0), "the model is asked");
        return asked;
    }
}
