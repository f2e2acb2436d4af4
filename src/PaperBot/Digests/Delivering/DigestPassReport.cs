namespace PaperBot.Digests.Delivering;

/// <summary>What came of one pass.</summary>
/// <param name="Prepared">What was prepared.</param>
/// <param name="Delivered">What was delivered.</param>
public sealed record DigestPassReport(PreparedReport Prepared, DeliveredReport Delivered);
