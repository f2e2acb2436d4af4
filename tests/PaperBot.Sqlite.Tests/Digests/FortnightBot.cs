using PaperBot.Answering;
using PaperBot.Digests;
using PaperBot.Digests.Delivering;
using PaperBot.Sqlite.State;

namespace PaperBot.Sqlite.Tests.Digests;

/// <summary>One PaperBot that makes its digests of a real library and puts them into real folders; it may be killed at any step.</summary>
internal sealed class FortnightBot
{
    private static readonly DigestOptions Options = new() { MakeAtOnce = 1, CarryAtOnce = 1 };

    private readonly DigestPass _pass;
    private readonly string _holder = DigestPass.NewHolder();

    public FortnightBot(SqliteBotState state, Library library, SimulatedClock clock)
    {
        var digests = FatefulProxy<IDigestState>.Of(state, Fate, () => { });
        var carriers = new DigestCarriers([FatefulProxy<IDigestCarrier>.Of(new FolderCarrier(), Fate, () => { })]);
        var maker = new DigestMaker(_ => Task.FromResult(library), _ => Task.FromResult(WritingDesk.None), Options, clock);
        var press = DigestPresses.Of(_ => Task.FromResult(library), state, maker, clock);
        _pass = new DigestPass(new DueCorrection(digests, Options, clock), new DigestPreparing(digests, state, press, Options, clock), new DigestDelivering(digests, carriers, Options, clock), carriers);
    }

    public Fate Fate { get; } = new();

    /// <summary>Makes and delivers what is due; what went wrong, null when it was killed.</summary>
    public async Task<IReadOnlyList<Exception>?> PassAsync(CancellationToken cancellationToken)
    {
        try
        {
            var report = await _pass.RunAsync(_holder, cancellationToken);
            return Fate.IsDead ? null : [.. report.Prepared.Failures, .. report.Delivered.Failures];
        }
        catch (KilledException)
        {
            return null;
        }
    }
}
