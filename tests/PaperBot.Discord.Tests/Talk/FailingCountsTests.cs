using Xunit;

namespace PaperBot.Discord.Tests.Talk;

/// <summary>What cannot be counted for /trending disturbs no reply.</summary>
public sealed class FailingCountsTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Replies_come_as_ever_when_nothing_can_be_counted(bool neverEnds)
    {
        var counts = new FailingCounts(token => neverEnds ? Task.Delay(Timeout.Infinite, token) : Task.CompletedTask);
        await using var talk = await TalkWorld.StartAsync(new TalkSetup { Counts = counts });

        var answer = await talk.AnswerAsync("What does IceNet predict?");
        var card = await TalkWorld.Finished(await talk.World.SlashAsync(talk.World.Reader, talk.World.Channel, "paper", ("paper", TalkPapers.GlacierId)));
        var thanks = await TalkWorld.Finished(await talk.World.ClickAsync(talk.World.Reader, card, "👍"));
        await talk.UntilAsync(() => counts.Tries >= 3, "three doings that were to be counted");

        Assert.Contains("IceNet", answer.VisibleText, StringComparison.Ordinal);
        Assert.Contains("IceNet", card.VisibleText, StringComparison.Ordinal);
        Assert.Contains("liked", thanks.VisibleText, StringComparison.OrdinalIgnoreCase);
        Assert.True(Assert.Single(await talk.Store.GetOpinionsAsync($"{talk.World.Reader.Id}", 10, CancellationToken.None)).IsLiked);
        Assert.Empty(await talk.Store.GetActivityAsync($"guild/{talk.World.Guild.Id}", DateOnly.MinValue, DateOnly.MaxValue, CancellationToken.None));
    }
}
