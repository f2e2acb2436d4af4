using System.Globalization;
using PaperBot.Qdrant;

namespace PaperBot.App.Terminal;

/// <summary>Collections that served before others took their place, for people.</summary>
internal static class ReplacedView
{
    /// <summary>Says what is kept and how to let it go; nothing when nothing is.</summary>
    public static async Task TellAsync(Screen screen, QdrantPaperIndex index, CancellationToken cancellationToken)
    {
        var replaced = await index.ListReplacedAsync(cancellationToken).ConfigureAwait(false);
        if (replaced.Count == 0) return;
        screen.Note($"What served before is kept on the server: {string.Join(", ", replaced.Select(Describe))}. paperbot qdrant drop-replaced lets it go and frees its room.");
    }

    /// <summary>One collection in a few words.</summary>
    public static string Describe(ReplacedEmbedding replaced) => string.Create(
        CultureInfo.InvariantCulture,
        $"{replaced.Name} ({replaced.PointCount:N0} papers, {replaced.Embedding?.ToString() ?? "without embedding"}, until {replaced.ReplacedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC)");
}
