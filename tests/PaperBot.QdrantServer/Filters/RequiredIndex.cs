using PaperBot.QdrantServer.Payloads;

namespace PaperBot.QdrantServer.Filters;

/// <summary>A field that a filter asks for.</summary>
/// <param name="Path">The field.</param>
/// <param name="Serves">Whether an index serves the condition.</param>
/// <param name="Kinds">The kinds that would, for the message.</param>
internal sealed record RequiredIndex(PayloadPath Path, Func<IndexSettings, bool> Serves, string Kinds);
