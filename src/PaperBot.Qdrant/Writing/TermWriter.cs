using PaperBot.Qdrant.Http;
using PaperBot.Qdrant.Meta;
using PaperBot.Qdrant.Points;

namespace PaperBot.Qdrant.Writing;

/// <summary>Adds terms to those that misspelled words are compared with; writing one again is harmless, and those written lately are remembered.</summary>
internal sealed class TermWriter(LibraryConnection library, PointWriter points)
{
    private const int MostRemembered = 1_000_000;

    private readonly HashSet<uint> _written = [];

    public async Task WriteAsync(IEnumerable<PaperWords> papers, CancellationToken cancellationToken)
    {
        if (_written.Count > MostRemembered) _written.Clear();
        string[] added =
        [
            .. papers.SelectMany(words => words.Terms.Keys).Distinct(StringComparer.Ordinal)
                .Where(term => term.Length <= TermPoint.MostLetters && !_written.Contains(TermHash.Of(term))),
        ];
        await points.InBatchesAsync(
            added, (batch, stop) => library.Api.UpsertAsync(library.Names.Terms, [.. batch.Select(TermPoint.Of)], Urgency.Background, stop), cancellationToken).ConfigureAwait(false);
        foreach (var term in added) _written.Add(TermHash.Of(term));
    }

    /// <summary>After the library was made anew nothing is known to be there.</summary>
    public void Forget() => _written.Clear();
}
