using System.Text.Json.Nodes;
using Xunit;

namespace PaperBot.Discord.Tests.Server;

/// <summary>Messages: one that uses everything is taken, and each mistake in it is found.</summary>
public sealed class MessageContractTests
{
    private static readonly Dictionary<string, (Action<JsonObject> Change, string Part)> Mistakes = new()
    {
        ["content of 2,001 characters"] = (message => message["content"] = new string('x', 2001), "content"),
        ["nothing to show"] = (message => Array.ForEach(["content", "embeds", "components"], name => message.Remove(name)), "empty message"),
        ["blank text alone"] = (message => { message["content"] = " \n"; message.Remove("embeds"); message.Remove("components"); }, "empty message"),
        ["eleven message embeds"] = (message => Fill(message["embeds"]!, 11), "embeds"),
        ["title too long"] = (message => Embed(message)["title"] = new string('x', 257), "embeds.0.title"),
        ["description too long"] = (message => Embed(message)["description"] = new string('x', 4097), "embeds.0.description"),
        ["footer too long"] = (message => Embed(message)["footer"]!["text"] = new string('x', 2049), "embeds.0.footer.text"),
        ["author too long"] = (message => Embed(message)["author"]!["name"] = new string('x', 257), "embeds.0.author.name"),
        ["26 fields"] = (message => Fill(Embed(message)["fields"]!, 26), "embeds.0.fields"),
        ["field name empty"] = (message => Field(message)["name"] = "", "embeds.0.fields.0.name"),
        ["field name too long"] = (message => Field(message)["name"] = new string('x', 257), "embeds.0.fields.0.name"),
        ["field value empty"] = (message => Field(message)["value"] = " ", "embeds.0.fields.0.value"),
        ["field value too long"] = (message => Field(message)["value"] = new string('x', 1025), "embeds.0.fields.0.value"),
        ["6,001 characters over two message embeds"] = (message => message["embeds"] = new JsonArray(Described(3000), Described(3001)), "6000"),
        ["message embed without anything"] = (message => message["embeds"] = new JsonArray(new JsonObject()), "embeds.0"),
        ["address that is none"] = (message => Embed(message)["url"] = "javascript:alert(1)", "embeds.0.url"),
        ["colour out of range"] = (message => Embed(message)["color"] = 0x1000000, "embeds.0.color"),
        ["six rows"] = (message => Fill(message["components"]!, 6, IdsOf), "components"),
        ["six buttons"] = (message => Fill(message["components"]![0]!["components"]!, 6, IdsOf), "components.0.components"),
        ["label too long"] = (message => Button(message)["label"] = new string('x', 81), "components.0.components.0.label"),
        ["button without label and emoji"] = (message => { Button(message).Remove("label"); Button(message).Remove("emoji"); }, "label"),
        ["button without custom id"] = (message => Button(message).Remove("custom_id"), "components.0.components.0.custom_id"),
        ["custom id too long"] = (message => Button(message)["custom_id"] = new string('x', 101), "components.0.components.0.custom_id"),
        ["custom id twice"] = (message => Button(message)["custom_id"] = "similar", "duplicated"),
        ["button with both"] = (message => Button(message)["url"] = "https://arxiv.org", "components.0.components.0.url"),
        ["link without address"] = (message => Link(message).Remove("url"), "components.0.components.2.url"),
        ["link with custom id"] = (message => Link(message)["custom_id"] = "x", "components.0.components.2.custom_id"),
        ["link too long"] = (message => Link(message)["url"] = $"https://arxiv.org/{new string('x', 500)}", "components.0.components.2.url"),
        ["style out of range"] = (message => Button(message)["style"] = 9, "style"),
        ["menu beside a button"] = (message => message["components"]![0]!["components"]!.AsArray().Add(Menu(message).DeepClone()), "alone"),
        ["26 options"] = (message => Fill(Menu(message)["options"]!, 26, (option, index) => option["value"] = $"{index}"), "components.1.components.0.options"),
        ["option value twice"] = (message => Fill(Menu(message)["options"]!, 2), "already used"),
        ["option label too long"] = (message => Menu(message)["options"]![0]!["label"] = new string('x', 101), "label"),
        ["menu without options"] = (message => Menu(message)["options"] = new JsonArray(), "options"),
        ["button outside of a row"] = (message => message["components"]!.AsArray().Add(Button(message).DeepClone()), "components.2"),
        ["no allowed_mentions"] = (message => message.Remove("allowed_mentions"), "allowed_mentions"),
        ["allowed_mentions that parses"] = (message => message["allowed_mentions"]!["parse"]!.AsArray().Add("users"), "allowed_mentions.parse"),
        ["allowed_mentions without parse"] = (message => message["allowed_mentions"] = new JsonObject(), "allowed_mentions.parse"),
        ["allowed_mentions of somebody"] = (message => message["allowed_mentions"]!["users"] = new JsonArray("1"), "nobody"),
        ["ping of the one replied to"] = (message => message["allowed_mentions"]!["replied_user"] = true, "nobody"),
        ["no nonce"] = (message => message.Remove("nonce"), "nonce"),
        ["nonce that is not enforced"] = (message => message.Remove("enforce_nonce"), "nonce"),
        ["nonce too long"] = (message => message["nonce"] = new string('x', 26), "nonce"),
        ["bare link"] = (message => message["content"] = "see https://arxiv.org/abs/1706.03762 [1]", "previewed"),
        ["markdown link without brackets"] = (message => message["content"] = "[paper](HTTPS://arxiv.org/abs/1706.03762)", "previewed"),
        ["link whose bracket ends too late"] = (message => message["content"] = "<https://arxiv.org and more>", "previewed"),
        ["message embeds that are hidden"] = (message => message["flags"] = 4, "hides"),
        ["flag that no app sets"] = (message => message["flags"] = 1 << 7, "flags"),
    };

    private static readonly Dictionary<string, (Action<JsonObject> Change, string Part)> DescribedMistakes = new()
    {
        ["unknown property"] = (message => message["contents"] = "x", "contents: Discord knows no property"),
        ["unknown property in a message embed"] = (message => Embed(message)["text"] = "x", "embeds.0.text: Discord knows no property"),
        ["unknown property in a button"] = (message => Button(message)["placeholder"] = "x", "components.0.components.0.placeholder: Discord knows no property"),
        ["unknown property in allowed_mentions"] = (message => message["allowed_mentions"]!["everyone"] = false, "allowed_mentions.everyone: Discord knows no property"),
        ["content that is a number"] = (message => message["content"] = 7, "content: Must be of type string"),
        ["content that is a list"] = (message => message["content"] = new JsonArray(), "content: Must be of type string"),
        ["flags that are text"] = (message => message["flags"] = "64", "flags: Must be of type integer"),
        ["colour that is broken"] = (message => Embed(message)["color"] = 1.5, "embeds.0.color: Must be of type integer"),
        ["message embeds that are an object"] = (message => message["embeds"] = new JsonObject(), "embeds: Must be of type array"),
        ["button without type"] = (message => Button(message).Remove("type"), "components.0.components.0"),
        ["component of a type that does not exist"] = (message => Button(message)["type"] = 99, "components.0.components.0"),
        ["reference without message"] = (message => message["message_reference"] = new JsonObject { ["type"] = 0 }, "message_reference.message_id"),
        ["reference to no snowflake"] = (message => message["message_reference"] = new JsonObject { ["message_id"] = "abc" }, "message_reference.message_id"),
        ["reference by number"] = (message => message["message_reference"] = new JsonObject { ["message_id"] = 5 }, "message_reference.message_id"),
        ["mention kind that does not exist"] = (message => message["allowed_mentions"]!["parse"]!.AsArray().Add("nobody"), "allowed_mentions.parse.0"),
    };

    public static TheoryData<string> Names => [.. Mistakes.Keys];

    public static TheoryData<string> DescribedNames => [.. DescribedMistakes.Keys];

    [Fact]
    public void A_message_that_uses_everything_is_taken_everywhere()
    {
        var edit = Full();
        foreach (var name in new[] { "nonce", "enforce_nonce" }) edit.Remove(name);
        Requests.AssertTaken(Requests.Of("POST", Requests.Messages, Full()));
        Requests.AssertTaken(Requests.Of("PATCH", $"{Requests.Messages}/5", edit));
        Requests.AssertTaken(Requests.Of("POST", Requests.Webhook, edit));
        Requests.AssertTaken(Requests.Of("PATCH", $"{Requests.Webhook}/messages/@original", edit));
        Requests.AssertTaken(Requests.Of("PATCH", $"{Requests.Webhook}/messages/5", edit));
        Requests.AssertTaken(Requests.Of("POST", Requests.Callback, RawBot.Response(4, RawBot.With((JsonObject)edit.DeepClone(), "flags", 64))));
        Requests.AssertTaken(Requests.Of("POST", Requests.Callback, RawBot.Response(7, edit)));
    }

    [Fact]
    public void Everything_at_its_limit_is_taken()
    {
        var message = Full();
        message["content"] = new string('x', 2000);
        message["nonce"] = new string('9', 25);
        message["embeds"] = new JsonArray(Described(3000), Described(3000));
        Button(message)["label"] = new string('x', 80);
        Button(message)["custom_id"] = new string('x', 100);
        Fill(Menu(message)["options"]!, 25, (option, index) => option["value"] = $"{index}");
        Requests.AssertTaken(Requests.Of("POST", Requests.Messages, message));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_mistake_in_a_message_is_found(string mistake)
    {
        var message = Full();
        Mistakes[mistake].Change(message);
        Requests.AssertRefused(Requests.Of("POST", Requests.Messages, message), Mistakes[mistake].Part);
    }

    [Theory]
    [MemberData(nameof(DescribedNames))]
    public void A_mistake_against_the_published_description_is_found(string mistake)
    {
        Requests.NeedDescription();
        var message = Full();
        DescribedMistakes[mistake].Change(message);
        Requests.AssertRefused(Requests.Of("POST", Requests.Messages, message), DescribedMistakes[mistake].Part);
    }

    [Theory]
    [InlineData("no link at all")]
    [InlineData("[paper](<https://arxiv.org/abs/1706.03762>) and <http://example.org/>")]
    [InlineData("code: `https://arxiv.org`")]
    [InlineData("```\nhttps://arxiv.org\n```")]
    public void A_link_that_is_not_previewed_is_taken(string content) => Requests.AssertTaken(Requests.Of("PATCH", $"{Requests.Messages}/5", RawBot.Message(content)));

    [Fact]
    public void A_bare_link_is_taken_where_previews_are_off() =>
        Requests.AssertTaken(Requests.Of("PATCH", $"{Requests.Messages}/5", RawBot.With(RawBot.Message("https://arxiv.org"), "flags", 4)));

    private static JsonObject Full()
    {
        var embed = new JsonObject
        {
            ["title"] = "Attention", ["description"] = "An answer [1].", ["url"] = "https://arxiv.org/abs/1706.03762", ["color"] = 0x3366FF,
            ["fields"] = new JsonArray(new JsonObject { ["name"] = "Sources", ["value"] = "1. …", ["inline"] = false }),
            ["footer"] = new JsonObject { ["text"] = "3 papers" }, ["author"] = new JsonObject { ["name"] = "PaperBot" },
        };
        var button = new JsonObject { ["type"] = 2, ["style"] = 2, ["label"] = "Evidence", ["custom_id"] = "evidence", ["emoji"] = new JsonObject { ["name"] = "🔎" }, ["disabled"] = false };
        var second = new JsonObject { ["type"] = 2, ["style"] = 1, ["label"] = "Similar", ["custom_id"] = "similar" };
        var link = new JsonObject { ["type"] = 2, ["style"] = 5, ["label"] = "arXiv", ["url"] = "https://arxiv.org/abs/1706.03762" };
        var option = new JsonObject { ["label"] = "One", ["value"] = "1", ["description"] = "The first" };
        var menu = new JsonObject { ["type"] = 3, ["custom_id"] = "menu", ["placeholder"] = "Choose", ["min_values"] = 1, ["max_values"] = 1, ["options"] = new JsonArray(option) };
        var message = RawBot.Once(RawBot.Message("See <https://arxiv.org/>."), "n1");
        message["embeds"] = new JsonArray(embed);
        message["components"] = new JsonArray(RawBot.Row(button, second, link), RawBot.Row(menu));
        return message;
    }

    private static JsonObject Described(int characters) => new() { ["description"] = new string('x', characters) };

    private static JsonObject Embed(JsonObject message) => message["embeds"]![0]!.AsObject();

    private static JsonObject Field(JsonObject message) => Embed(message)["fields"]![0]!.AsObject();

    private static JsonObject Button(JsonObject message) => message["components"]![0]!["components"]![0]!.AsObject();

    private static JsonObject Link(JsonObject message) => message["components"]![0]!["components"]![2]!.AsObject();

    private static JsonObject Menu(JsonObject message) => message["components"]![1]!["components"]![0]!.AsObject();

    /// <summary>Repeats the first entry of a list until it has so many.</summary>
    private static void Fill(JsonNode list, int count, Action<JsonObject, int>? change = null)
    {
        var all = list.AsArray();
        var first = all[0]!.DeepClone();
        all.Clear();
        for (var index = 0; index < count; index++)
        {
            var one = first.DeepClone().AsObject();
            change?.Invoke(one, index);
            all.Add(one);
        }
    }

    private static void IdsOf(JsonObject component, int index)
    {
        if (component.ContainsKey("custom_id")) component["custom_id"] = $"id {index}";
        if (component["components"] is not JsonArray inner) return;
        while (inner.Count > 1) inner.RemoveAt(1);
        IdsOf(inner[0]!.AsObject(), index);
    }
}
