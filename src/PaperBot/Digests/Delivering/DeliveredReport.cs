namespace PaperBot.Digests.Delivering;

/// <summary>What came of delivering.</summary>
/// <param name="Delivered">Digests that arrived.</param>
/// <param name="Unknown">Digests of which the place cannot tell; they count as delivered, and the next one says so.</param>
/// <param name="PutOff">Deliveries to be tried again later.</param>
/// <param name="GivenUp">Deliveries that are not tried again; their subscriptions rest.</param>
/// <param name="Failures">What went wrong, for the log.</param>
public sealed record DeliveredReport(int Delivered, int Unknown, int PutOff, int GivenUp, IReadOnlyList<Exception> Failures)
{
    /// <summary>Both together.</summary>
    public static DeliveredReport operator +(DeliveredReport one, DeliveredReport other) => new(
        one.Delivered + other.Delivered, one.Unknown + other.Unknown, one.PutOff + other.PutOff, one.GivenUp + other.GivenUp, [.. one.Failures, .. other.Failures]);

    /// <summary>Both together.</summary>
    public static DeliveredReport Add(DeliveredReport left, DeliveredReport right) => left + right;

    /// <summary>Nothing was delivered.</summary>
    public static DeliveredReport None { get; } = new(0, 0, 0, 0, []);
}
