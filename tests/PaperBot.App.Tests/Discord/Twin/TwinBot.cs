using System.Text.Json.Nodes;
using Xunit;

namespace PaperBot.App.Tests.Discord.Twin;

/// <summary>The real program in the independent Discord server, started when it is first needed, and what a person there does and sees.</summary>
public sealed class TwinBot : IAsyncLifetime
{
    private readonly TemporaryFolder _data = new();
    private TwinDiscord? _twin;
    private TwinProxy? _proxy;
    private BotProcess? _bot;

    internal TwinDiscord Twin => _twin!;

    internal TwinProxy Proxy => _proxy!;

    internal BotProcess Bot => _bot!;

    /// <summary>Where the person is; a text channel of the guild to begin with.</summary>
    internal string Channel { get; set; } = "";

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Starts everything once; skips the test where the twin is missing.</summary>
    internal async Task StartAsync()
    {
        if (_bot is null)
        {
            _twin = await TwinDiscord.StartAsync();
            _proxy = await TwinProxy.StartAsync(_twin.ApiBaseUrl);
            _bot = BotProcess.Start(
                _data.Path, TwinDiscord.BotToken, $"Discord:ApiBaseUrl={_proxy.ApiBaseUrl}", "Discord:Compress=false", $"Discord:FileHosts={_twin.FileHost}",
                "FairUse:UserRequestsPerMinute=1000", "FairUse:UserRequestsPerHour=1000");
            await _bot.UntilReadyAsync();
        }

        Channel = _twin!.Channel;
    }

    public async ValueTask DisposeAsync()
    {
        if (_bot is not null) await _bot.DisposeAsync();
        if (_proxy is not null) await _proxy.DisposeAsync();
        if (_twin is not null) await _twin.DisposeAsync();
        _data.Dispose();
    }

    /// <summary>Whether it is Grace, a member like most, who acts; otherwise Ada, who may do everything.</summary>
    internal bool IsMember { get; set; }

    /// <summary>Does something in the channel; returns the interaction's id.</summary>
    internal async Task<string> ActAsync(string act, JsonObject request)
    {
        request["channel"] = Channel;
        request["user"] = IsMember ? Twin.Grace : Twin.Ada;
        return (string)(await Twin.DoAsync(act, request))!["interaction"]!;
    }

    /// <summary>Uses a slash command with text options.</summary>
    internal Task<string> SlashAsync(string name, params (string Name, string Value)[] options) => ActAsync("slash", new JsonObject { ["name"] = name, ["options"] = Options(options) });

    /// <summary>Clicks the button of that label or sign.</summary>
    internal Task<string> ClickAsync(JsonNode message, string label) =>
        ActAsync("click", new JsonObject { ["message"] = (string)message["id"]!, ["custom_id"] = CustomIdOf(message, component => (string?)component["label"] == label || (string?)component["emoji"]?["name"] == label) });

    /// <summary>Chooses the first option of the message's menu.</summary>
    internal Task<string> SelectAsync(JsonNode message)
    {
        var menu = Components(message).First(component => (int)component["type"]! == 3);
        return ActAsync("select", new JsonObject { ["message"] = (string)message["id"]!, ["custom_id"] = (string)menu["custom_id"]!, ["values"] = new JsonArray((string)menu["options"]![0]!["value"]!) });
    }

    /// <summary>Sends the form that the bot opened for an interaction.</summary>
    internal async Task<string> SubmitAsync(string interaction, string question)
    {
        var form = (await ResponseAsync(interaction, 9))["data"]!;
        return await ActAsync("submit", new JsonObject { ["custom_id"] = (string)form["custom_id"]!, ["fields"] = new JsonObject { ["question"] = question } });
    }

    /// <summary>Says something; returns the message's id.</summary>
    internal async Task<string> SayAsync(string content, string? replyTo = null) => (string)(await Twin.DoAsync(
        "say", new JsonObject { ["channel"] = Channel, ["user"] = Twin.Ada, ["content"] = content, ["reply_to"] = replyTo }))!["message"]!;

    /// <summary>The first response to an interaction, once it is there and of that kind.</summary>
    internal async Task<JsonNode> ResponseAsync(string interaction, int? kind = null)
    {
        JsonNode? response = null;
        await Bot.UntilAsync(async () =>
        {
            response = await Twin.DoAsync("response", new JsonObject { ["interaction"] = interaction });
            return (bool)response!["acknowledged"]!;
        }, "an interaction is acknowledged");
        if (kind is not null) Assert.Equal(kind, (int)response!["type"]!);
        return response!;
    }

    /// <summary>The message of an interaction, once it is finished and holds <paramref name="text"/>.</summary>
    internal async Task<JsonNode> MessageAsync(string interaction, string text = "")
    {
        await ResponseAsync(interaction);
        JsonNode? found = null;
        await Bot.UntilAsync(async () =>
        {
            var response = await Twin.DoAsync("response", new JsonObject { ["interaction"] = interaction });
            var id = (string?)response!["message"];
            found = (await MessagesAsync()).FirstOrDefault(message => (string)message["id"]! == id);
            return found is not null && IsFinished(found) && TextOf(found).Contains(text, StringComparison.OrdinalIgnoreCase);
        }, $"a message with \"{text}\" is there (it is {found?.ToJsonString()})");
        return found!;
    }

    /// <summary>The bot's message after another one in the channel, once it is finished and holds <paramref name="text"/>.</summary>
    internal async Task<JsonNode> AfterAsync(string message, string text = "")
    {
        JsonNode? found = null;
        await Bot.UntilAsync(async () =>
        {
            found = (await MessagesAsync()).SkipWhile(candidate => (string)candidate["id"]! != message).Skip(1)
                .FirstOrDefault(candidate => (string)candidate["author"]!["id"]! == Twin.BotId && IsFinished(candidate) && TextOf(candidate).Contains(text, StringComparison.OrdinalIgnoreCase));
            return found is not null;
        }, $"a message with \"{text}\" follows");
        return found!;
    }

    /// <summary>All that can be read of a message.</summary>
    internal static string TextOf(JsonNode message) => $"{message["content"]}\n{message["embeds"]?.ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })}";

    /// <summary>Text options as an interaction carries them; the last is being typed where <paramref name="focused"/>.</summary>
    internal static JsonArray Options(IEnumerable<(string Name, string Value)> options, bool focused = false)
    {
        var array = new JsonArray([.. options.Select(option => (JsonNode)new JsonObject { ["name"] = option.Name, ["type"] = 3, ["value"] = option.Value })]);
        if (focused) array[^1]!["focused"] = true;
        return array;
    }

    private async Task<IEnumerable<JsonNode>> MessagesAsync() => (await Twin.DoAsync("messages", new JsonObject { ["channel"] = Channel }))!.AsArray().Select(message => message!);

    /// <summary>While it is being worked on, a message has a button that cancels, and says nothing else that a test waits for.</summary>
    private static bool IsFinished(JsonNode message) => !Components(message).Any(component => (string?)component["label"] == "Cancel");

    private static string CustomIdOf(JsonNode message, Func<JsonNode, bool> isIt) =>
        (string?)Components(message).FirstOrDefault(isIt)?["custom_id"] ?? throw new InvalidOperationException($"There is no such button: {message["components"]?.ToJsonString()}");

    private static IEnumerable<JsonNode> Components(JsonNode message) =>
        (message["components"]?.AsArray() ?? []).SelectMany(row => row!["components"]?.AsArray() ?? []).Select(component => component!);
}
