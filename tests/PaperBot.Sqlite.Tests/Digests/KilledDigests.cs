using PaperBot.Digests;
using PaperBot.Digests.Delivering;
using PaperBot.Sqlite.State;

namespace PaperBot.Sqlite.Tests.Digests;

/// <summary>What the child does that is killed while it delivers digests into folders.</summary>
internal static class KilledDigests
{
    /// <summary>What a killed child had is free again soon, so that the test need not wait for it.</summary>
    private static readonly DigestOptions Options = new() { Lease = TimeSpan.FromMilliseconds(300), Backoff = TimeSpan.FromMilliseconds(50), CarryAtOnce = 1, MakeAtOnce = 1, TakeAtOnce = 7 };

    /// <summary>Delivers until nothing is due or on its way any more, and says so at each step.</summary>
    public static async Task<int> DeliverAsync(string path)
    {
        await using var state = await SqliteBotState.OpenAsync(path, CancellationToken.None);
        var carriers = new DigestCarriers([new TalkingCarrier()]);
        var pass = new DigestPass(
            new DueCorrection(state, Options, TimeProvider.System),
            new DigestPreparing(state, state, SimulatedPapers.Press(new Fate(), () => false), Options, TimeProvider.System),
            new DigestDelivering(state, carriers, Options, TimeProvider.System),
            carriers);
        while (await IsUnfinishedAsync(state))
        {
            await pass.RunAsync(DigestPass.NewHolder(), CancellationToken.None);
            await Task.Delay(20);
        }

        await Console.Out.WriteLineAsync("finished");
        return 0;
    }

    private static async Task<bool> IsUnfinishedAsync(SqliteBotState state)
    {
        foreach (var kept in await state.ReadActiveAsync("", int.MaxValue, CancellationToken.None))
            if (await state.GetDeliveriesAsync(kept.Subscription.Id, 1, CancellationToken.None) is not [{ Stage: DeliveryStage.Delivered }]) return true;
        return false;
    }

    /// <summary>Says when a file is written, and when it may be there from now on.</summary>
    private sealed class TalkingCarrier : IDigestCarrier
    {
        private readonly FolderCarrier _folders = new();

        public IReadOnlyCollection<PlaceKind> Kinds => _folders.Kinds;

        public Task<string> CarryAsync(Delivery delivery, Subscription subscription, Digest digest, Func<CancellationToken, Task> handingOver, CancellationToken cancellationToken)
        {
            Console.Out.WriteLine("carrying");
            return _folders.CarryAsync(delivery, subscription, digest, HandOverAsync, cancellationToken);

            async Task HandOverAsync(CancellationToken token)
            {
                await handingOver(token);
                await Console.Out.WriteLineAsync("handing over");
            }
        }

        public Task<Arrival> FindAsync(Delivery delivery, Subscription subscription, CancellationToken cancellationToken) => _folders.FindAsync(delivery, subscription, cancellationToken);
    }
}
