using System.Text;
using PaperBot.DiscordServer.World;
using Xunit;

namespace PaperBot.Discord.Tests.Talk;

/// <summary>How papers come in through Discord.</summary>
public sealed class AddTests
{
    private const string BibTex = """
        @article{kelp, title={KelpNet: Mapping Kelp Forests from Drones}, author={Vera Marsh}, year={2024},
          abstract={Kelp forests shrink along many coasts. We present KelpNet, a network that maps kelp forests from drone images. KelpNet finds 94 percent of the kelp.}}
        """;

    [Fact]
    public async Task A_manager_uploads_a_file_and_its_paper_answers_at_once()
    {
        await using var talk = await TalkWorld.StartAsync();
        talk.World.IgnoresCommandPermissions = true;

        var added = await TalkWorld.Finished(await AddAsync(talk, talk.World.Manager, "kelp.bib", Encoding.UTF8.GetBytes(BibTex)));
        var answer = await talk.AnswerAsync("What does KelpNet map?");

        Assert.True(added.IsEphemeral);
        Assert.Contains("KelpNet", added.VisibleText, StringComparison.Ordinal);
        Assert.Contains("kelp forests from drone images", answer.VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_add_is_told_whom_to_ask()
    {
        await using var talk = await TalkWorld.StartAsync();
        talk.World.IgnoresCommandPermissions = true;

        var refused = await TalkWorld.Finished(await AddAsync(talk, talk.World.Reader, "kelp.bib", Encoding.UTF8.GetBytes(BibTex)));

        Assert.True(refused.IsEphemeral);
        Assert.Contains("may add papers", refused.VisibleText, StringComparison.Ordinal);
        Assert.DoesNotContain(talk.Discord.Requests, request => request.Path.StartsWith("/attachments", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Garbage_and_what_is_too_large_are_refused_with_what_to_do()
    {
        await using var talk = await TalkWorld.StartAsync();
        talk.World.IgnoresCommandPermissions = true;
        var garbage = new byte[100_000];
        new Random(5).NextBytes(garbage);

        var unread = await TalkWorld.Finished(await AddAsync(talk, talk.World.Manager, "garbage.bin", garbage));
        var large = await TalkWorld.Finished(await talk.World.SlashAsync(talk.World.Manager, talk.World.Channel, "add", ("file", new UploadedFile("large.bib", [1]) { ClaimedSize = 11 * 1024 * 1024 })));
        var nothing = await TalkWorld.Finished(await talk.World.SlashAsync(talk.World.Manager, talk.World.Channel, "add"));
        var foreign = await TalkWorld.Finished(await talk.World.SlashAsync(talk.World.Manager, talk.World.Channel, "add", ("paper", "https://evil.example/paper.pdf")));

        Assert.Contains("10 MiB", large.VisibleText, StringComparison.Ordinal);
        Assert.Contains("arXiv id", nothing.VisibleText, StringComparison.Ordinal);
        Assert.All(new[] { unread, large, nothing, foreign }, reply => Assert.True(reply.IsEphemeral));
        Assert.DoesNotContain("Error:", talk.Logged, StringComparison.Ordinal);
        Assert.Contains("24 papers", (await TalkWorld.Finished(await talk.World.SlashAsync(talk.World.Reader, talk.World.Channel, "status"))).VisibleText, StringComparison.Ordinal);
    }

    private static Task<Exchange> AddAsync(TalkWorld talk, WorldUser user, string name, byte[] bytes) =>
        talk.World.SlashAsync(user, talk.World.Channel, "add", ("file", new UploadedFile(name, bytes)));
}
