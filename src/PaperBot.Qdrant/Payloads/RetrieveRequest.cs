namespace PaperBot.Qdrant.Payloads;

/// <summary>Asks for points by id.</summary>
internal sealed record RetrieveRequest(IReadOnlyList<Guid> Ids, FieldSelection WithPayload, FieldSelection WithVector);
