using PaperBot.Digests;

namespace PaperBot.Sqlite.Tests.Digests;

/// <summary>The world that digests arrive in; it knows what arrived, whatever those who sent it know.</summary>
internal sealed class SimulatedPlaces(SimulatedTime time, Random random)
{
    /// <summary>How long Discord remembers a nonce.</summary>
    private static readonly TimeSpan NonceMemory = TimeSpan.FromMinutes(3);

    private readonly Dictionary<string, (DateTimeOffset At, string Message)> _nonces = [];
    private int _messages;

    /// <summary>Every message that arrived, by delivery.</summary>
    public Dictionary<string, List<string>> Arrived { get; } = [];

    /// <summary>Mails whose sender was cut off at the moment when they may have arrived.</summary>
    public HashSet<string> Uncertain { get; } = [];

    /// <summary>Kinds of place that are away now.</summary>
    public HashSet<PlaceKind> Away { get; } = [];

    /// <summary>Addresses that are gone for good.</summary>
    public HashSet<string> Gone { get; } = [];

    public IDigestCarrier Discord(Fate fate) => new Carrier(this, fate, [PlaceKind.Channel, PlaceKind.Direct], TellsWhatArrived: true);

    public IDigestCarrier Mail(Fate fate) => new Carrier(this, fate, [PlaceKind.Email], TellsWhatArrived: false);

    /// <summary>A file that was found is a digest that arrived; its name ends with the delivery's id.</summary>
    public void NoteFile(string file) => NoteArrival(Path.GetFileNameWithoutExtension(file)[^16..], file);

    private void NoteArrival(string delivery, string message)
    {
        if (!Arrived.TryGetValue(delivery, out var messages)) Arrived[delivery] = messages = [];
        messages.Add(message);
    }

    private string Post(Delivery delivery, bool knowsNonces)
    {
        if (knowsNonces && _nonces.TryGetValue(delivery.Id, out var known) && time.Now - known.At < NonceMemory) return known.Message;
        var message = $"message {++_messages}";
        NoteArrival(delivery.Id, message);
        _nonces[delivery.Id] = (time.Now, message);
        return message;
    }

    private void Check(Delivery delivery)
    {
        if (Gone.Contains(delivery.Place.Address)) throw new DigestCarryException("The channel is gone.", isPermanent: true);
        if (Away.Contains(delivery.Place.Kind)) throw new DigestCarryException("The place is away.") { RetryAfter = random.Next(2) == 0 ? TimeSpan.FromMinutes(random.Next(1, 600)) : null };
    }

    private sealed record Carrier(SimulatedPlaces Places, Fate Fate, IReadOnlyCollection<PlaceKind> Kinds, bool TellsWhatArrived) : IDigestCarrier
    {
        public async Task<string> CarryAsync(Delivery delivery, Subscription subscription, Digest digest, Func<CancellationToken, Task> handingOver, CancellationToken cancellationToken)
        {
            Fate.Step();
            Places.Check(delivery);
            var wasUncertain = !TellsWhatArrived && !Places.Uncertain.Add(delivery.Id);
            await handingOver(cancellationToken);
            Fate.Step();
            if (Places.Away.Contains(delivery.Place.Kind)) throw Broken(delivery);
            var message = Places.Post(delivery, knowsNonces: TellsWhatArrived);
            Fate.Step();
            if (!wasUncertain) Places.Uncertain.Remove(delivery.Id);
            return message;
        }

        public Task<Arrival> FindAsync(Delivery delivery, Subscription subscription, CancellationToken cancellationToken)
        {
            Fate.Step();
            if (!TellsWhatArrived) return Task.FromResult<Arrival>(new Arrival.Unknown());
            Places.Check(delivery);
            var arrived = Places.Arrived.TryGetValue(delivery.Id, out var messages);
            Fate.Step();
            return Task.FromResult<Arrival>(arrived ? new Arrival.Arrived(messages![0]) : new Arrival.NotThere());
        }

        /// <summary>The place went away in the very middle: what was handed over may be there or not.</summary>
        private DigestCarryException Broken(Delivery delivery)
        {
            if (Places._messages % 2 == 0) Places.Post(delivery, knowsNonces: TellsWhatArrived);
            return new DigestCarryException("The connection broke.") { MayHaveArrived = true };
        }
    }
}
