using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PaperBot.App.Commands;
using PaperBot.App.Hosting;
using PaperBot.App.Libraries;
using PaperBot.App.Settings;
using PaperBot.App.Terminal;
using PaperBot.Digests.Delivering;
using PaperBot.DiscordServer;
using PaperBot.Feeds;
using PaperBot.FeedServer;
using Xunit;

namespace PaperBot.App.Tests.WholeDay;

/// <summary>What <c>paperbot run</c> runs, in this process and by a clock of the test's own: the whole host with Discord and feeds on loopback.</summary>
internal sealed class HostedBot : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly CancellationTokenSource _stop = new();
    private readonly CommandContext _context;
    private readonly OpenState _state;
    private readonly IHost _host;

    private HostedBot(CommandContext context, OpenState state, IHost host) => (_context, _state, _host) = (context, state, host);

    /// <summary>News and votes as they are kept.</summary>
    public IFeedState Feeds => _state.Feeds;

    /// <summary>A part of the host.</summary>
    public T Part<T>() where T : notnull => _host.Services.GetRequiredService<T>();

    /// <summary>Starts it on <paramref name="data"/> and waits until Discord sees it.</summary>
    public static async Task<HostedBot> StartAsync(string data, LoopbackDiscord discord, LoopbackFeeds feeds, TimeProvider clock)
    {
        var settings = SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(Settings(discord, feeds)).Build(), data);
        var stop = new CancellationTokenSource();
        var context = new CommandContext(settings, new Screen(TextWriter.Null, TextWriter.Null, json: false, quiet: true, interactive: false), () => Stream.Null, new Interrupts(stop), clock);
        context.Data.Create();
        var state = await OpenState.OpenAsync(context, TestContext.Current.CancellationToken);
        var bot = new HostedBot(context, state, BotHost.Build(context, settings.Discord.BotToken!, state));
        await bot._host.StartAsync(TestContext.Current.CancellationToken);
        await discord.WaitForBotAsync(TestContext.Current.CancellationToken);
        return bot;
    }

    /// <summary>Waits until so many news were noted.</summary>
    public Task UntilNewsAsync(int count) => UntilAsync(async () => (await Feeds.ReadNewsAsync(0, 1_000, TestContext.Current.CancellationToken)).Count >= count, $"{count} news are noted");

    /// <summary>What another instance does that looks at the same state now.</summary>
    public Task<DigestPassReport> PassAsync() => Part<DigestPass>().RunAsync(DigestPass.NewHolder(), TestContext.Current.CancellationToken);

    /// <summary>Waits until <paramref name="condition"/> holds.</summary>
    public static async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        while (!await condition())
        {
            Assert.False(patience.IsCancellationRequested, $"It took longer than {Patience.TotalSeconds} s until {what}.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
        await _state.DisposeAsync();
        await _context.DisposeAsync();
        _stop.Dispose();
    }

    private static Dictionary<string, string?> Settings(LoopbackDiscord discord, LoopbackFeeds feeds) => new()
    {
        ["Discord:Token"] = discord.BotToken,
        ["Discord:ApiBaseUrl"] = discord.ApiBaseUrl.AbsoluteUri,
        ["Health:Url"] = "",
        ["Log:Level"] = "Warning",
        ["ArXiv:BaseUrl"] = feeds.ArXiv.AbsoluteUri,
        ["ArXiv:PauseSeconds"] = "0",
        ["Feeds:arxiv:Kind"] = "ArXiv",
        ["Feeds:arxiv:Categories:0"] = "cs.CL",
        ["Feeds:arxiv:EveryMinutes"] = "10",
        ["Feeds:daily:Kind"] = "DailyPapers",
        ["Feeds:daily:Url"] = feeds.DailyPapers.AbsoluteUri,
        ["Feeds:daily:EveryMinutes"] = "10",
    };
}
