namespace PaperBot.Qdrant.Tests.Http;

/// <summary>A request as the server saw it; the target is path and query.</summary>
internal sealed record Asked(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body);
