using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace PaperBot.App.Tests.Discord.Twin;

/// <summary>The commands that change something, with a bot of their own.</summary>
public sealed class TwinWriteTests(TwinBot person) : IClassFixture<TwinBot>
{
    [Fact]
    public async Task An_uploaded_file_is_added_and_then_answered_from()
    {
        await person.StartAsync();
        const string Paper = """{"title":"Gears of the xylophone","abstract":"We study how gears drive a mechanical xylophone. The gears turn the hammers."}""";
        var upload = await person.Twin.DoAsync("upload", new JsonObject { ["name"] = "papers.jsonl", ["content"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(Paper)) });
        var interaction = await person.ActAsync("slash", new JsonObject
        {
            ["name"] = "add",
            ["options"] = new JsonArray(new JsonObject { ["name"] = "file", ["type"] = 11, ["value"] = "1" }),
            ["resolved"] = new JsonObject
            {
                ["attachments"] = new JsonObject
                {
                    ["1"] = new JsonObject { ["id"] = "1", ["filename"] = "papers.jsonl", ["size"] = Paper.Length, ["url"] = (string)upload!["url"]!, ["proxy_url"] = (string)upload["url"]! },
                },
            },
        });
        await person.MessageAsync(interaction, "Gears of the xylophone");
        await person.MessageAsync(await person.SlashAsync("paper", ("paper", "Gears of the xylophone")), "xylophone");
        Assert.Empty(person.Proxy.Violations);
    }

    [Fact]
    public async Task Settings_are_changed_shown_and_heeded()
    {
        await person.StartAsync();
        var deny = new JsonArray(new JsonObject
        {
            ["name"] = "channels", ["type"] = 2,
            ["options"] = new JsonArray(new JsonObject
            {
                ["name"] = "deny", ["type"] = 1,
                ["options"] = new JsonArray(new JsonObject { ["name"] = "channel", ["type"] = 7, ["value"] = person.Twin.OtherChannel }),
            }),
        });
        await person.MessageAsync(await person.ActAsync("slash", new JsonObject { ["name"] = "settings", ["options"] = deny }));
        var show = new JsonArray(new JsonObject { ["name"] = "show", ["type"] = 1 });
        await person.MessageAsync(await person.ActAsync("slash", new JsonObject { ["name"] = "settings", ["options"] = show }), person.Twin.OtherChannel);
        (person.Channel, person.IsMember) = (person.Twin.OtherChannel, true);
        var refused = await person.MessageAsync(await person.SlashAsync("ask", ("question", "How does LoRA make fine-tuning cheaper?")), "channel");
        Assert.DoesNotContain("LoRA", TwinBot.TextOf(refused), StringComparison.Ordinal);
        person.IsMember = false;
        await person.MessageAsync(await person.SlashAsync("ask", ("question", "How does LoRA make fine-tuning cheaper?")), "How does LoRA");
        Assert.Empty(person.Proxy.Violations);
    }

    [Fact]
    public async Task What_is_remembered_is_forgotten_and_its_buttons_say_so()
    {
        await person.StartAsync();
        var answer = await person.MessageAsync(await person.SlashAsync("ask", ("question", "What do vision transformers do with images?")));
        await person.MessageAsync(await person.SlashAsync("forget"), "deleted");
        var vote = await person.ClickAsync(answer, "👍");
        await person.MessageAsync(vote, "no longer remember");
        Assert.Empty(person.Proxy.Violations);
    }
}
