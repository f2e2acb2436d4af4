namespace PaperBot.Qdrant.Http;

/// <summary>Writes a batch in halves when it is too large for the server.</summary>
internal static class Halves
{
    /// <summary>Writes <paramref name="batch"/>; an empty one is not sent.</summary>
    /// <exception cref="QdrantRefusalException">Even a single one is too large, or it was refused for another reason.</exception>
    public static async Task WriteAsync<T>(IReadOnlyList<T> batch, Func<IReadOnlyList<T>, Task> write)
    {
        if (batch.Count == 0) return;
        try
        {
            await write(batch).ConfigureAwait(false);
            return;
        }
        catch (QdrantRefusalException refusal) when (refusal.Kind == RefusalKind.TooLarge && batch.Count > 1)
        {
        }

        var middle = batch.Count / 2;
        await WriteAsync([.. batch.Take(middle)], write).ConfigureAwait(false);
        await WriteAsync([.. batch.Skip(middle)], write).ConfigureAwait(false);
    }
}
