using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using PaperBot.DiscordServer;
using PaperBot.DiscordServer.World;

namespace PaperBot.Discord.Tests.Server;

/// <summary>A Discord on loopback with a bare bot that has registered <c>/ask</c> and a message command, and all that was dispatched.</summary>
internal sealed class ServerFixture : IAsyncDisposable
{
    private ServerFixture(LoopbackDiscord discord) => (Discord, Bot) = (discord, new RawBot(discord));

    public LoopbackDiscord Discord { get; }

    public DiscordWorld World => Discord.World;

    public RawBot Bot { get; }

    public ConcurrentQueue<(string Name, JsonObject Data)> Events { get; } = new();

    public static async Task<ServerFixture> StartAsync()
    {
        var fixture = new ServerFixture(await LoopbackDiscord.StartAsync());
        fixture.World.Dispatching = (name, data) => fixture.Events.Enqueue((name, (JsonObject)data.DeepClone()));
        await fixture.Bot.RegisterAsync(
            RawBot.Command("ask", RawBot.Text("question")), new JsonObject { ["name"] = "Ask about this", ["type"] = 3 },
            RawBot.Command("paper", RawBot.With(RawBot.Text("paper"), "autocomplete", true)));
        return fixture;
    }

    /// <summary>The reader asks; the interaction as the bot got it, and what becomes of it.</summary>
    public async Task<(RawBot.Interaction Interaction, Exchange Exchange)> AskAsync(WorldChannel? channel = null)
    {
        var exchange = await World.SlashAsync(World.Reader, channel ?? World.Channel, "ask", ("question", "What is attention?"));
        return (Last(), exchange);
    }

    /// <summary>The interaction that was dispatched last.</summary>
    public RawBot.Interaction Last() => new(LastEvent("INTERACTION_CREATE"), World);

    public JsonObject LastEvent(string name) => Events.Last(one => one.Name == name).Data;

    /// <summary>A message of the bot in the channel that everybody reads.</summary>
    public async Task<WorldMessage> SendAsync(JsonObject? body = null, WorldChannel? channel = null)
    {
        var place = channel ?? World.Channel;
        var (_, sent) = await Bot.SendAsync("POST", $"/channels/{place.Id}/messages", RawBot.Once(body ?? RawBot.Message()));
        return place.Messages.Single(message => $"{message.Id}" == (string?)sent!["id"]);
    }

    public async ValueTask DisposeAsync()
    {
        Bot.Dispose();
        await Discord.DisposeAsync();
    }
}
