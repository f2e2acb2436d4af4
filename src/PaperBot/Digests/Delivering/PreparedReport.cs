namespace PaperBot.Digests.Delivering;

/// <summary>What came of preparing what was due.</summary>
/// <param name="Due">Subscriptions looked at.</param>
/// <param name="Made">Digests that are to be delivered now.</param>
/// <param name="Failures">What went wrong, for the log; what it touched is tried again within minutes.</param>
public sealed record PreparedReport(int Due, int Made, IReadOnlyList<Exception> Failures);
