using System.Text.Json.Nodes;
using PaperBot.DiscordServer.Faults;
using PaperBot.DiscordServer.World;
using Xunit;

namespace PaperBot.Discord.Tests.Talk;

/// <summary>Private replies that others are to see, and those that nobody else is to see.</summary>
public sealed class ShareTests
{
    private const string First = "What does IceNet predict?";

    [Fact]
    public async Task What_could_not_be_posted_is_said_so_and_can_be_shared_later()
    {
        await using var talk = await TalkWorld.StartAsync();
        var answer = await AskPrivatelyAsync(talk);
        talk.Discord.Faults.Add(new HttpFault(HttpFaultKind.Failed) { Where = request => request.Method == "POST" && request.Path.EndsWith("/messages", StringComparison.Ordinal) });

        var failed = await TalkWorld.Finished(await talk.World.ClickAsync(talk.World.Reader, answer, "Share"));
        talk.Discord.Faults.Clear();
        var shared = await TalkWorld.Finished(await talk.World.ClickAsync(talk.World.Reader, answer, "Share"));

        Assert.Contains("try again later", failed.VisibleText, StringComparison.Ordinal);
        Assert.Contains("Shared", shared.VisibleText, StringComparison.Ordinal);
        Assert.Single(talk.World.Channel.Messages);
    }

    [Fact]
    public async Task Refused_for_want_of_a_permission_it_can_be_shared_once_that_is_given()
    {
        await using var talk = await TalkWorld.StartAsync();
        var answer = await AskPrivatelyAsync(talk);
        // Discord may know of a change before the click tells of it.
        talk.World.Dispatching = (name, data) => data["app_permissions"] = name == "INTERACTION_CREATE" ? "8" : null;
        talk.World.Channel.Overwrite(talk.World.Bot.Id, deny: WorldPermissions.SendMessages);

        var refused = await TalkWorld.Finished(await talk.World.ClickAsync(talk.World.Reader, answer, "Share"));
        talk.World.Channel.Overwrite(talk.World.Bot.Id);
        var shared = await TalkWorld.Finished(await talk.World.ClickAsync(talk.World.Reader, answer, "Share"));

        Assert.Contains("Send Messages", refused.VisibleText, StringComparison.Ordinal);
        Assert.Contains("Shared", shared.VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_that_cannot_be_kept_has_no_buttons()
    {
        FailingState state = null!;
        await using var talk = await TalkWorld.StartAsync(new TalkSetup { Wrap = kept => state = new FailingState(kept) });
        var answer = await AskPrivatelyAsync(talk);
        state.BeforeWrite = FailingState.FullDisk;

        await TalkWorld.Finished(await talk.World.ClickAsync(talk.World.Reader, answer, "Share"));

        Assert.Empty(Assert.Single(talk.World.Channel.Messages).Buttons);
    }

    [Fact]
    public async Task Sharing_an_answer_takes_along_nothing_of_what_was_asked_after_it()
    {
        await using var talk = await TalkWorld.StartAsync();
        var answer = await AskPrivatelyAsync(talk);
        var form = await (await talk.World.ClickAsync(talk.World.Reader, answer, "Ask a follow-up")).WaitForFormAsync();
        await TalkWorld.Finished(await talk.World.SubmitFormAsync(talk.World.Reader, form, (form.Inputs[0].CustomId, "What does RiverFlow forecast?")));

        await TalkWorld.Finished(await talk.World.ClickAsync(talk.World.Reader, answer, "Share"));
        var copy = Assert.Single(talk.World.Channel.Messages);
        await talk.KeptAsync(copy);

        var kept = await talk.State.GetReplyByMessageAsync($"{copy.Id}", CancellationToken.None);
        var said = await talk.State.GetConversationAsync(kept!.Place, CancellationToken.None);
        Assert.Equal(First, Assert.Single(said.Turns).Typed);
    }

    [Theory]
    [InlineData("Find similar papers")]
    [InlineData("Ask about this")]
    public async Task What_goes_on_from_a_private_answer_by_a_message_command_stays_private(string command)
    {
        await using var talk = await TalkWorld.StartAsync();
        var answer = await AskPrivatelyAsync(talk);

        var used = await talk.World.MessageCommandAsync(talk.World.Reader, command, answer);
        if (command == "Ask about this")
        {
            var form = await used.WaitForFormAsync();
            used = await talk.World.SubmitFormAsync(talk.World.Reader, form, (form.Inputs[0].CustomId, "What data is it trained on?"));
        }

        Assert.True((await TalkWorld.Finished(used)).IsEphemeral);
        Assert.Empty(talk.World.Channel.Messages);
    }

    [Fact]
    public async Task A_form_with_holes_is_answered()
    {
        await using var talk = await TalkWorld.StartAsync();
        var answer = await talk.AnswerAsync(First);
        talk.World.Dispatching = (name, data) =>
        {
            if (name != "INTERACTION_CREATE") return;
            data["type"] = 5;
            data["data"] = new JsonObject { ["custom_id"] = "FollowUpForm:aaaaaaaaaaaaaaaa", ["components"] = new JsonArray(null, new JsonObject { ["type"] = 1, ["components"] = new JsonArray((JsonNode?)null) }) };
        };

        var reply = await TalkWorld.Finished(await talk.World.ForgeClickAsync(talk.World.Reader, answer, "Evidence"));

        Assert.Contains("nothing to look for", reply.VisibleText, StringComparison.Ordinal);
    }

    private static async Task<WorldMessage> AskPrivatelyAsync(TalkWorld talk) =>
        await TalkWorld.Finished(await talk.World.SlashAsync(talk.World.Reader, talk.World.Channel, "ask", ("question", First), ("private", true)));
}
