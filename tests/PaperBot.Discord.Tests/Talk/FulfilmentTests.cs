using PaperBot.Discord.Tests.Gateway;
using Xunit;

namespace PaperBot.Discord.Tests.Talk;

/// <summary>What was acknowledged is answered, even when nothing comes of it.</summary>
public sealed class FulfilmentTests
{
    [Fact]
    public async Task Whoever_waits_for_a_locked_state_is_told_to_try_again()
    {
        FailingState state = null!;
        var time = new ManualTime();
        await using var talk = await TalkWorld.StartAsync(new TalkSetup { Time = time, Wrap = kept => state = new FailingState(kept) });
        var unlocked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        state.BeforeWrite = _ => unlocked.Task;

        var forget = await talk.World.SlashAsync(talk.World.Reader, talk.World.Channel, "forget");
        await forget.WaitForAcknowledgementAsync();
        await time.LeapUntilAsync(() => forget.Response is { IsLoading: false });
        unlocked.SetResult();

        Assert.Contains("try again in a few minutes", forget.Response!.VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_stays_as_it_is_when_its_next_page_cannot_be_shown()
    {
        FailingState state = null!;
        await using var talk = await TalkWorld.StartAsync(new TalkSetup { Wrap = kept => state = new FailingState(kept) });
        var asked = await talk.World.SlashAsync(talk.World.Reader, talk.World.Channel, "search", ("query", "soil moisture"), ("private", true));
        var found = await TalkWorld.Finished(asked);
        var before = found.VisibleText;
        state.BeforeRead = FailingState.FullDisk;

        var turned = await talk.World.ClickAsync(talk.World.Reader, found, "▶️");
        await turned.WaitUntilAsync(exchange => exchange.Messages.Any(message => message.VisibleText.Contains("no longer remember", StringComparison.Ordinal)));

        Assert.Equal(before, found.VisibleText);
        Assert.All(turned.Messages, message => Assert.True(message.IsEphemeral));
    }

    [Theory]
    [InlineData("Ask a follow-up")]
    [InlineData("Evidence")]
    [InlineData("👍")]
    public async Task Whatever_goes_wrong_behind_a_button_is_said(string button)
    {
        FailingState state = null!;
        await using var talk = await TalkWorld.StartAsync(new TalkSetup { Wrap = kept => state = new FailingState(kept) });
        var answer = await talk.AnswerAsync("What does IceNet predict?");
        var before = answer.VisibleText;
        state.BeforeRead = _ => Task.FromException(new InvalidOperationException("Nobody foresaw this."));

        var told = await TalkWorld.Finished(await talk.World.ClickAsync(talk.World.Reader, answer, button));

        Assert.Contains("Something went wrong", told.VisibleText, StringComparison.Ordinal);
        Assert.True(told.IsEphemeral);
        Assert.Equal(before, answer.VisibleText);
    }

    [Fact]
    public async Task Whatever_goes_wrong_before_the_first_response_is_said()
    {
        FailingState state = null!;
        await using var talk = await TalkWorld.StartAsync(new TalkSetup { Wrap = kept => state = new FailingState(kept) });
        state.BeforeRead = _ => Task.FromException(new InvalidOperationException("Nobody foresaw this."));
        var unread = talk.World.AddGuild("Newcomers");
        await talk.World.InviteBotAsync(unread);

        var told = await TalkWorld.Finished(await talk.AskAsync("What does IceNet predict?", talk.World.AddUser("eve", unread), talk.World.AddChannel("general", unread)));

        Assert.Contains("Something went wrong", told.VisibleText, StringComparison.Ordinal);
        Assert.True(told.IsEphemeral);
    }
}
