using Microsoft.Extensions.Logging.Abstractions;
using PaperBot.Answering;
using PaperBot.Digests;
using PaperBot.Digests.Delivering;
using PaperBot.Discord;
using PaperBot.Discord.Digests;
using PaperBot.Discord.Http;
using PaperBot.DiscordServer;
using PaperBot.Papers;
using PaperBot.Sqlite.State;
using Xunit;

namespace PaperBot.App.Tests.Digests;

/// <summary>One of the processes that deliver digests of one state into one Discord: its own connections, its own view of the state.</summary>
internal sealed class PassingProcess : IAsyncDisposable
{
    private static readonly DigestOptions Options = new();
    private static readonly Paper Paper = new() { Id = PaperId.ArXiv("2101.00001"), Title = "Glacier Melt in the Southern Alps", Abstract = "Glaciers shrink." };

    private readonly SqliteBotState _file;
    private readonly DiscordApi _api;
    private readonly DigestPass _pass;
    private readonly string _holder = DigestPass.NewHolder();

    private PassingProcess(SqliteBotState file, LoopbackDiscord discord, TimeProvider clock)
    {
        _file = file;
        (var state, Fate) = MortalState.Of(file);
        _api = new DiscordApi(new DiscordOptions { BotToken = discord.BotToken, ApiBaseUrl = discord.ApiBaseUrl }, TimeProvider.System, NullLogger<DiscordApi>.Instance);
        var carriers = new DigestCarriers([new DiscordDigestCarrier(_api, NullLogger<DiscordDigestCarrier>.Instance)]);
        _pass = new DigestPass(
            new DueCorrection(state, Options, clock), new DigestPreparing(state, file, (_, _) => Task.FromResult<Func<DigestWish, CancellationToken, Task<Digest>>>(MakeAsync), Options, clock),
            new DigestDelivering(state, carriers, Options, clock), carriers);
    }

    /// <summary>What becomes of it.</summary>
    public MortalState Fate { get; }

    public static async Task<PassingProcess> StartAsync(string path, LoopbackDiscord discord, TimeProvider clock) =>
        new(await SqliteBotState.OpenAsync(path, TestContext.Current.CancellationToken), discord, clock);

    /// <summary>Makes and delivers what is due; returns how many arrived, and of how many nobody can tell.</summary>
    public async Task<(int Delivered, int Unknown)> PassAsync()
    {
        var report = await _pass.RunAsync(_holder, TestContext.Current.CancellationToken);
        Assert.Empty(report.Prepared.Failures.Concat(report.Delivered.Failures));
        return (report.Delivered.Delivered, report.Delivered.Unknown);
    }

    public async ValueTask DisposeAsync()
    {
        _api.Dispose();
        await _file.DisposeAsync();
    }

    private static Task<Digest> MakeAsync(DigestWish wish, CancellationToken cancellationToken) => Task.FromResult(new Digest(
        wish.Interest, wish.From, wish.To, [new DigestPaper(1, Paper, new Statement("Glaciers shrink.", [new Citation(1, Paper.Id, "Glaciers shrink", 0)]), "It speaks of glacier melt.", 1)], 1));
}
