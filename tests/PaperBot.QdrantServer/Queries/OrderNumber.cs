namespace PaperBot.QdrantServer.Queries;

/// <summary>A value by which points are ordered.</summary>
/// <param name="Value">The number; moments in microseconds since 1970.</param>
/// <param name="IsWhole">Whether it is told without a decimal point.</param>
/// <param name="IsDescending">Whether the greatest comes first.</param>
internal readonly record struct OrderNumber(double Value, bool IsWhole, bool IsDescending);
