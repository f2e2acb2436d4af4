namespace PaperBot.Qdrant.Points;

/// <summary>One author's name as it is filtered by (see <see cref="NameWords"/>).</summary>
internal sealed record AuthorWords(IReadOnlyList<string> Words);
