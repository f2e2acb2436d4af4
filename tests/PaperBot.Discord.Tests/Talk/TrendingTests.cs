using PaperBot.DiscordServer.Faults;
using PaperBot.DiscordServer.World;
using Xunit;

namespace PaperBot.Discord.Tests.Talk;

/// <summary>What is trending, in words and pictures.</summary>
public sealed class TrendingTests
{
    [Fact]
    public async Task A_topics_course_comes_with_a_described_picture()
    {
        await using var talk = await TalkWorld.StartAsync();

        var shown = await TalkWorld.Finished(await talk.World.SlashAsync(talk.World.Reader, talk.World.Channel, "trending", ("topic", "soil moisture"), ("over", "30")));

        var file = Assert.Single(shown.Files);
        Assert.Equal([0x89, 0x50, 0x4E, 0x47], file.Bytes[..4]);
        Assert.Contains("soil moisture", shown.VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_file_may_be_attached_or_is_taken_words_and_marks_stand_in_for_it()
    {
        await using var talk = await TalkWorld.StartAsync();
        var bare = talk.World.AddChannel("bare");
        bare.Overwrite(talk.World.Bot.Id, deny: WorldPermissions.AttachFiles);

        var words = await TalkWorld.Finished(await talk.World.SlashAsync(talk.World.Reader, bare, "trending", ("topic", "soil moisture")));
        talk.Discord.Faults.Add(new HttpFault(HttpFaultKind.Failed) { Status = 413, Times = 1, Where = request => request.Files.Count > 0 });
        var refused = await TalkWorld.Finished(await talk.World.SlashAsync(talk.World.Reader, talk.World.Channel, "trending", ("topic", "soil moisture")));

        Assert.Empty(words.Files);
        Assert.Contains("soil moisture", words.VisibleText, StringComparison.Ordinal);
        Assert.Contains("soil moisture", refused.VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_people_read_here_is_shown_here_alone()
    {
        await using var talk = await TalkWorld.StartAsync();
        var elsewhere = talk.World.AddGuild("Elsewhere");
        var far = talk.World.AddChannel("general", elsewhere);
        var stranger = talk.World.AddUser("eve", elsewhere);
        await talk.AnswerAsync("What does IceNet predict?");
        await talk.UntilAsync(() => talk.Store.GetActivityAsync($"guild/{talk.World.Guild.Id}", DateOnly.MinValue, DateOnly.MaxValue, CancellationToken.None).Result.Count == 1, "the doing to be counted");

        var here = await TalkWorld.Finished(await talk.World.SlashAsync(talk.World.Reader, talk.World.Channel, "trending"));
        var there = await TalkWorld.Finished(await talk.World.SlashAsync(stranger, far, "trending", ("private", true)));

        Assert.Contains("What this server reads", here.VisibleText, StringComparison.Ordinal);
        Assert.Contains("IceNet", here.VisibleText, StringComparison.Ordinal);
        Assert.Contains("asked for once", here.VisibleText, StringComparison.OrdinalIgnoreCase);
        Assert.True(there.IsEphemeral);
        Assert.DoesNotContain("asked for", there.VisibleText, StringComparison.OrdinalIgnoreCase);
    }
}
