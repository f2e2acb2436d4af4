namespace PaperBot.Qdrant.Payloads;

/// <summary>How a write went: <c>completed</c>, <c>acknowledged</c>, or <c>wait_timeout</c>.</summary>
internal sealed record UpdateResult(string Status);
