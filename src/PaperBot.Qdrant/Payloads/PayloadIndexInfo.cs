namespace PaperBot.Qdrant.Payloads;

/// <summary>A payload index that is there: its kind, and how many points are in it.</summary>
internal sealed record PayloadIndexInfo(string DataType, long Points);
