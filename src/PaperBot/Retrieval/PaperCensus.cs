using PaperBot.Indexing;

namespace PaperBot.Retrieval;

/// <summary>Counts papers of the library without reading them.</summary>
internal static class PaperCensus
{
    /// <summary>How many papers <paramref name="index"/> holds.</summary>
    public static async Task<int> CountAsync(IPaperIndex index, CancellationToken cancellationToken) =>
        (await index.GetStatusAsync(cancellationToken).ConfigureAwait(false)).PaperCount;

    /// <summary>How many of them pass <paramref name="filter"/>.</summary>
    public static async Task<int> CountAsync(IPaperIndex index, PaperFilter filter, CancellationToken cancellationToken) =>
        (await index.ListAsync(filter, PaperOrder.Newest, 0, cancellationToken).ConfigureAwait(false)).Passing;

    /// <summary>How many have a known year.</summary>
    public static Task<int> WithYearAsync(IPaperIndex index, CancellationToken cancellationToken) => CountAsync(index, new PaperFilter { HasYear = true }, cancellationToken);

    /// <summary>How many have known authors.</summary>
    public static Task<int> WithAuthorsAsync(IPaperIndex index, CancellationToken cancellationToken) => CountAsync(index, new PaperFilter { HasAuthors = true }, cancellationToken);
}
