namespace PaperBot.Qdrant.Payloads;

/// <summary>Asks for an index of a field.</summary>
internal sealed record PayloadIndexRequest(string FieldName, PayloadIndex FieldSchema);
