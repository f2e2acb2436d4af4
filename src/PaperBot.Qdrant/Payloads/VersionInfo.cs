namespace PaperBot.Qdrant.Payloads;

/// <summary>What the server calls itself, and its version.</summary>
internal sealed record VersionInfo(string Title, string Version);
