using PaperBot.Conversations;
using PaperBot.Digests;
using PaperBot.Digests.Delivering;
using PaperBot.Feeds;
using PaperBot.Sqlite.State;

namespace PaperBot.Sqlite.Tests.Digests;

/// <summary>One PaperBot with all that it has in memory, which is lost when it is killed; what it keeps is a real file.</summary>
internal sealed class SimulatedProcess : IAsyncDisposable
{
    private static readonly DigestOptions Options = new() { MakeAtOnce = 1, CarryAtOnce = 1, TakeAtOnce = 64, KeepDeliveries = TimeSpan.FromDays(7_000) };

    private readonly SqliteBotState _file;
    private readonly DigestPass _pass;
    private readonly DigestDelivering _delivering;
    private readonly DigestCarriers _carriers;
    private readonly string _holder = DigestPass.NewHolder();

    private SimulatedProcess(SqliteBotState file, SimulatedWorld world, Fate fate, SimulatedClock clock)
    {
        (_file, Fate, Clock) = (file, fate, clock);
        var digests = FatefulProxy<IDigestState>.Of(file, fate, () => CheckState(world));
        var feeds = FatefulProxy<IFeedState>.Of(file, fate, () => CheckState(world));
        _carriers = new DigestCarriers([world.Places.Discord(fate), world.Places.Mail(fate), FatefulProxy<IDigestCarrier>.Of(new FolderCarrier(), fate, () => { })]);
        _delivering = new DigestDelivering(digests, _carriers, Options, clock);
        _pass = new DigestPass(
            new DueCorrection(digests, Options, clock),
            new DigestPreparing(digests, feeds, SimulatedPapers.Press(fate, () => world.IsLibraryAway), Options, clock),
            _delivering,
            _carriers);
    }

    public Fate Fate { get; }

    public SimulatedClock Clock { get; }

    public static async Task<SimulatedProcess> StartAsync(SimulatedWorld world, TimeSpan skew)
    {
        var clock = new SimulatedClock(world.Time) { Skew = skew };
        return new SimulatedProcess(await SqliteBotState.OpenAsync(world.StatePath, clock, CancellationToken.None), world, new Fate(), clock);
    }

    /// <summary>One pass; false when it was killed in it.</summary>
    public async Task<bool> PassAsync()
    {
        try
        {
            // One after the other, so that a seed tells all.
            await _pass.PrepareAsync(_holder, CancellationToken.None);
            foreach (var kind in _carriers.Kinds) await _delivering.RunAsync(kind, _holder, CancellationToken.None);
            return !Fate.IsDead;
        }
        catch (BotStateException)
        {
            return !Fate.IsDead;
        }
        catch (KilledException)
        {
            return false;
        }
    }

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    private static void CheckState(SimulatedWorld world)
    {
        if (world.IsStateAway()) throw new BotStateException("The state is away.");
    }
}
