namespace PaperBot.Digests.Delivering;

/// <summary>Who carries digests where, in this process.</summary>
public sealed class DigestCarriers
{
    private readonly Dictionary<PlaceKind, IDigestCarrier> _byKind = [];

    /// <summary>Registers carriers; of two for one kind of place the later counts.</summary>
    public DigestCarriers(IEnumerable<IDigestCarrier> carriers)
    {
        ArgumentNullException.ThrowIfNull(carriers);
        foreach (var carrier in carriers)
            foreach (var kind in carrier.Kinds) _byKind[kind] = carrier;
    }

    /// <summary>The kinds of place that this process can deliver to.</summary>
    public IReadOnlyCollection<PlaceKind> Kinds => _byKind.Keys;

    /// <summary>Who carries there; null when nobody does.</summary>
    public IDigestCarrier? To(PlaceKind kind) => _byKind.GetValueOrDefault(kind);
}
