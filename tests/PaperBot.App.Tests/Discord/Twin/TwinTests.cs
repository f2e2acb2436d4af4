using System.Text.Json.Nodes;
using PaperBot.Discord.Commands;
using Xunit;

namespace PaperBot.App.Tests.Discord.Twin;

/// <summary><c>paperbot run</c> in a Discord that others wrote: every command, button, menu, form and completion that reads.</summary>
public sealed class TwinTests(TwinBot person) : IClassFixture<TwinBot>
{
    private const string Question = "How does LoRA make fine-tuning cheaper?";

    [Fact]
    public async Task All_commands_are_registered()
    {
        await person.StartAsync();
        var commands = (await person.Twin.DoAsync("commands"))!.AsArray();
        Assert.Equal(CommandCatalogue.All.Select(command => command.Name).Order(StringComparer.Ordinal), commands.Select(command => (string)command!["name"]!).Order(StringComparer.Ordinal));
        Assert.Empty(person.Proxy.Violations);
    }

    [Theory]
    [InlineData("ask", "question", Question, "Low-Rank Adaptation")]
    [InlineData("summary", "topic", "vision transformers", "[1]")]
    [InlineData("similar", "paper", "LoRA", "similar")]
    [InlineData("paper", "paper", "Attention Is All You Need", "Vaswani")]
    [InlineData("search", "query", "attention", "Attention")]
    [InlineData("help", null, null, "/ask")]
    [InlineData("status", null, null, "papers")]
    public async Task A_slash_command_is_deferred_and_replied_to(string name, string? option, string? value, string text)
    {
        await person.StartAsync();
        var interaction = option is null ? await person.SlashAsync(name) : await person.SlashAsync(name, (option, value!));
        var response = await person.ResponseAsync(interaction);
        await person.MessageAsync(interaction, text);
        Assert.Contains((int)response["type"]!, new[] { 4, 5 });
        Assert.Empty(person.Proxy.Violations);
    }

    [Fact]
    public async Task Two_papers_are_compared()
    {
        await person.StartAsync();
        await person.MessageAsync(await person.SlashAsync("compare", ("a", "BERT"), ("b", "LoRA")), "Low-Rank");
        Assert.Empty(person.Proxy.Violations);
    }

    [Fact]
    public async Task The_buttons_and_the_menu_of_an_answer_work()
    {
        await person.StartAsync();
        var answer = await person.MessageAsync(await person.SlashAsync("ask", ("question", "What do vision transformers do with images?")));
        await person.MessageAsync(await person.ClickAsync(answer, "Evidence"), "[1]");
        await person.MessageAsync(await person.SelectAsync(answer));
        var good = await person.ClickAsync(answer, "👍");
        await person.ResponseAsync(good);
        await person.ResponseAsync(await person.ClickAsync(answer, "👎"));
        Assert.Empty(person.Proxy.Violations);
    }

    [Fact]
    public async Task A_search_is_paged_and_one_of_its_papers_looked_at()
    {
        await person.StartAsync();
        var found = await person.MessageAsync(await person.SlashAsync("search", ("query", "language model")));
        var first = TwinBot.TextOf(found);
        var card = await person.MessageAsync(await person.SelectAsync(found));
        var turned = await person.ClickAsync(found, "▶️");
        await person.ResponseAsync(turned);
        await person.Bot.UntilAsync(async () => TwinBot.TextOf(await person.MessageAsync(turned)) != first, "the page is turned");
        Assert.NotEqual("\n", TwinBot.TextOf(card));
        Assert.Empty(person.Proxy.Violations);
    }

    [Fact]
    public async Task A_follow_up_goes_on_in_a_thread_that_the_bot_opens()
    {
        await person.StartAsync();
        var answer = await person.MessageAsync(await person.SlashAsync("ask", ("question", Question)));
        await person.MessageAsync(await person.ClickAsync(answer, "Ask a follow-up"), "goes on in");
        var thread = (await person.Twin.DoAsync("threads", new JsonObject { ["channel"] = person.Twin.Channel }))!.AsArray().Select(found => (string)found!["id"]!).Last();
        person.Channel = thread;
        var asked = await person.SayAsync($"<@{person.Twin.BotId}> what data does it use?");
        await person.AfterAsync(asked);
        Assert.Empty(person.Proxy.Violations);
    }

    [Fact]
    public async Task In_a_direct_conversation_questions_follow_ups_and_commands_are_answered()
    {
        await person.StartAsync();
        person.Channel = person.Twin.Direct;
        var answer = await person.AfterAsync(await person.SayAsync(Question), "Low-Rank Adaptation");
        var again = await person.SayAsync("what data does it use?", (string)answer["id"]!);
        await person.AfterAsync(again);
        await person.MessageAsync(await person.SlashAsync("paper", ("paper", "LoRA")), "Low-Rank");
        Assert.Empty(person.Proxy.Violations);
    }

    [Fact]
    public async Task A_mention_is_a_question_and_a_reply_to_the_answer_a_follow_up()
    {
        await person.StartAsync();
        var answer = await person.AfterAsync(await person.SayAsync($"<@{person.Twin.BotId}> {Question}"), "Low-Rank Adaptation");
        await person.AfterAsync(await person.SayAsync("and what data does it use?", (string)answer["id"]!));
        Assert.Empty(person.Proxy.Violations);
    }

    [Theory]
    [InlineData("similar", "paper", "Atten")]
    [InlineData("paper", "paper", "LoR")]
    public async Task Titles_are_offered_while_somebody_types(string command, string option, string typed)
    {
        await person.StartAsync();
        var interaction = await person.ActAsync("complete", new JsonObject { ["name"] = command, ["options"] = TwinBot.Options([(option, typed)], focused: true) });
        var response = await person.ResponseAsync(interaction, 8);
        Assert.NotEmpty(response["data"]!["choices"]!.AsArray());
        Assert.Empty(person.Proxy.Violations);
    }

    [Fact]
    public async Task A_message_can_be_asked_about_through_a_form_and_has_similar_papers()
    {
        await person.StartAsync();
        var message = await person.SayAsync("Vision transformers split an image into patches and attend over them.");
        await person.MessageAsync(await person.ActAsync("message_command", new JsonObject { ["name"] = "Find similar papers", ["message"] = message }));
        var form = await person.ActAsync("message_command", new JsonObject { ["name"] = "Ask about this", ["message"] = message });
        await person.MessageAsync(await person.SubmitAsync(form, "Which papers do this?"));
        Assert.Empty(person.Proxy.Violations);
    }

    [Fact]
    public async Task A_private_answer_is_seen_by_the_asker_alone_goes_on_through_a_form_and_is_shared()
    {
        await person.StartAsync();
        var options = TwinBot.Options([("question", Question)]);
        options.Add(new JsonObject { ["name"] = "private", ["type"] = 5, ["value"] = true });
        var interaction = await person.ActAsync("slash", new JsonObject { ["name"] = "ask", ["options"] = options });
        var response = await person.ResponseAsync(interaction, 5);
        var answer = await person.MessageAsync(interaction, "Low-Rank Adaptation");
        await person.MessageAsync(await person.SubmitAsync(await person.ClickAsync(answer, "Ask a follow-up"), "What data does it use?"));
        var shared = await person.ClickAsync(answer, "Share");
        await person.ResponseAsync(shared);
        await person.AfterAsync((string)answer["id"]!, "Low-Rank Adaptation");
        Assert.Equal(64, (int)response["data"]!["flags"]!);
        Assert.Empty(person.Proxy.Violations);
    }
}
