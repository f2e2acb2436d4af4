using System.Globalization;

namespace PaperBot.Qdrant.Http;

/// <summary>The paths that requests go to, below the server's address.</summary>
internal static class QdrantPath
{
    /// <summary>The collection's own path.</summary>
    public static string Collection(string collection) => $"collections/{Uri.EscapeDataString(collection)}";

    /// <summary>A path of the collection.</summary>
    public static string Collection(string collection, string what) => $"{Collection(collection)}/{what}";

    /// <summary>How long the server may take.</summary>
    public static string Timeout(QdrantOptions options) => $"?timeout={Seconds(options)}";

    /// <summary>Which replicas are asked, and how long the server may take.</summary>
    public static string Reading(QdrantOptions options) =>
        options.ReadConsistency is { Length: > 0 } consistency ? $"{Timeout(options)}&consistency={Uri.EscapeDataString(consistency)}" : Timeout(options);

    // A time limit would not be known before 1.19. With copies, their leader gives all writes to a point the same order on each of them.
    /// <summary>An answer only once the write is visible to readers.</summary>
    public static string Writing(QdrantOptions options) => options.Replicas > 1 ? "?wait=true&ordering=medium" : "?wait=true";

    private static string Seconds(QdrantOptions options) => Math.Max(1, (int)Math.Ceiling(options.Timeout.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
}
