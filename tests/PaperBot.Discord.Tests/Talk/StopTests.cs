using PaperBot.Discord.Http;
using PaperBot.Discord.Talk;
using Xunit;

namespace PaperBot.Discord.Tests.Talk;

/// <summary>How the bot ends, and how it begins again.</summary>
public sealed class StopTests
{
    private static readonly string[] Draft = ["IceNet is a graph network that predicts glacier melt from satellite images [1]."];

    [Fact]
    public async Task Running_answers_are_finished_and_new_ones_are_not_taken()
    {
        var writer = new SlowWriter(Draft);
        await using var talk = await TalkWorld.StartAsync(new TalkSetup { Desk = writer.Desk() });
        var asked = await talk.AskAsync("What does IceNet predict?");
        await talk.UntilAsync(() => writer.Waiting == 1, "the model");

        await talk.BeginStopAsync();
        await talk.UntilAsync(() => !talk.Bot.IsReady, "the bot to stop taking requests");
        var late = await TalkWorld.Finished(await talk.AskAsync("What does RiverFlow forecast?"));
        writer.LetGo();
        await talk.EndAsync();

        Assert.True(late.IsEphemeral);
        Assert.Contains("restarting", late.VisibleText, StringComparison.Ordinal);
        Assert.Contains("glacier melt", (await TalkWorld.Finished(asked)).VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_end_in_time_is_apologised_for()
    {
        var writer = new SlowWriter(Draft);
        await using var talk = await TalkWorld.StartAsync(new TalkSetup { Desk = writer.Desk(), Options = new BotOptions { StopGrace = TimeSpan.Zero } });
        var asked = await talk.AskAsync("What does IceNet predict?");
        var mentioned = await talk.World.MentionAsync(talk.World.Reader, talk.World.Channel, "What does RiverFlow forecast?");
        await talk.UntilAsync(() => writer.Waiting == 2, "the model");

        await talk.StopBotAsync();
        await talk.StartBotAsync(new TalkSetup());

        Assert.Contains("ask again", (await TalkWorld.Finished(asked)).VisibleText, StringComparison.Ordinal);
        Assert.Contains("ask again", (await TalkWorld.Finished(mentioned)).VisibleText, StringComparison.Ordinal);
        Assert.Empty(await talk.State.GetPendingAsync(CancellationToken.None));
    }

    [Fact]
    public async Task After_a_crash_those_who_wait_are_told_once_and_answers_that_stand_are_left_alone()
    {
        FailingState? state = null;
        var writer = new SlowWriter(Draft);
        await using var talk = await TalkWorld.StartAsync(new TalkSetup { Options = new BotOptions { StopGrace = TimeSpan.Zero }, Wrap = real => state = new FailingState(real) });
        var hang = new TaskCompletionSource();
        state!.BeforeEnd = _ => hang.Task;
        var answered = await talk.AskAsync("What does RiverFlow forecast?");
        await TalkWorld.Finished(answered);
        await talk.UntilAsync(() => talk.State.GetPendingAsync(CancellationToken.None).GetAwaiter().GetResult().Count == 1, "the request that never ends");
        await talk.CrashBotAsync();

        await talk.StartBotAsync(new TalkSetup { Desk = writer.Desk(), Options = new BotOptions { StopGrace = TimeSpan.Zero } });
        var slash = await talk.AskAsync("What does IceNet predict?");
        var mention = await talk.World.MentionAsync(talk.World.Reader, talk.World.Channel, "What does IceNet predict?");
        await slash.WaitForFinalAsync(message => message.HasButton("Cancel"));
        await mention.WaitForFinalAsync(message => message.HasButton("Cancel"));
        await talk.UntilAsync(() => talk.State.GetPendingAsync(CancellationToken.None).GetAwaiter().GetResult().Count == 2, "both to be noted");
        await talk.CrashBotAsync();
        await talk.StartBotAsync(new TalkSetup());

        await slash.WaitForTextAsync("ask again");
        await mention.WaitForTextAsync("ask again");
        Assert.Single(mention.Messages);
        Assert.Contains("floods", (await TalkWorld.Finished(answered)).VisibleText, StringComparison.OrdinalIgnoreCase);
        await talk.UntilAsync(() => talk.State.GetPendingAsync(CancellationToken.None).GetAwaiter().GetResult().Count == 0, "nobody to be waiting");
        hang.SetResult();
        writer.LetGo();
    }

    [Fact]
    public async Task A_wrong_bot_token_ends_the_bot_with_a_clear_error()
    {
        await using var talk = await TalkWorld.StartAsync();

        var error = await Assert.ThrowsAsync<DiscordException>(() => talk.RunWithTokenAsync("wrong"));

        Assert.Equal(DiscordErrorKind.Unauthorised, error.Kind);
    }
}
