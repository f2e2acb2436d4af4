using PaperBot.Indexing;
using PaperBot.Papers;
using PaperBot.Qdrant.Http;
using PaperBot.Qdrant.Meta;
using PaperBot.Qdrant.Points;

namespace PaperBot.Qdrant.Writing;

/// <summary>
/// Adds papers: reads those that may be the same, plans, and writes what has changed. Nothing depends on a transaction. A stop at any moment leaves papers that are whole,
/// and what was not written is found to be missing when the same papers are added again.
/// </summary>
internal sealed class PaperWriter(LibraryConnection library, LibraryCollections collections, PointWriter points, TermWriter terms)
{
    // The library may be moved to another embedding, by another process, between reading its state and writing.
    private const int MostAttempts = 3;

    // Far more than those whose number has to be known exactly: counting many takes the server long.
    private const int MostPapersCounted = 20 * MeanLengths.MostPapersWeighedExactly;

    private readonly StoredPapers _stored = new(library);
    private readonly Reweighing _reweighing = new(library, points, terms);

    public async Task<IReadOnlyList<UpsertOutcome>> RunAsync(IReadOnlyList<Paper> papers, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(papers, cancellationToken).ConfigureAwait(false);
            }
            catch (QdrantRefusalException refusal) when (refusal.Kind == RefusalKind.NotFound && attempt < MostAttempts)
            {
                terms.Forget();
                await MendAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Ends a weighing that was interrupted, and weighs all words anew that an earlier version took apart; makes the library where there is none.</summary>
    public async Task<LibraryState> BringUpToDateAsync(CancellationToken cancellationToken)
    {
        var state = await library.ReadStateAsync(Urgency.Background, cancellationToken).ConfigureAwait(false);
        if (state.Serving is null || state.Library is null)
        {
            await collections.MakeLibraryAsync(library.Meta, isNew: state.Library is null, cancellationToken).ConfigureAwait(false);
            state = await library.ReadStateAsync(Urgency.Background, cancellationToken).ConfigureAwait(false);
        }

        var wanted = LibraryLengths.WithTheseTerms(state.Library!);
        if (wanted.IsWeighed) return state;
        await library.Meta.WriteAsync(wanted, Urgency.Background, cancellationToken).ConfigureAwait(false);
        await WeighAsync(state, wanted, cancellationToken).ConfigureAwait(false);
        return await library.ReadStateAsync(Urgency.Background, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes anew, or lets go, what the library counts on and somebody has deleted.</summary>
    private async Task MendAsync(CancellationToken cancellationToken)
    {
        await collections.MakeTermsAsync(cancellationToken).ConfigureAwait(false);
        var state = await library.ReadStateAsync(Urgency.Background, cancellationToken).ConfigureAwait(false);
        foreach (var beside in state.Beside(library.Names).ToList())
        {
            var collection = await library.Api.FindCollectionAsync(library.Names.Of(beside.ToProfile()), Urgency.Background, cancellationToken).ConfigureAwait(false);
            if (collection is null) await library.Meta.ForgetAsync(beside, Urgency.Background, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<IReadOnlyList<UpsertOutcome>> TryAsync(IReadOnlyList<Paper> papers, CancellationToken cancellationToken)
    {
        var state = await BringUpToDateAsync(cancellationToken).ConfigureAwait(false);
        var next = _stored.NextSequenceAsync(cancellationToken);
        var mayBeFew = state.Library!.Papers <= MostPapersCounted;
        var counting = library.Api.CountAsync(library.Names.Alias, null, mayBeFew, Urgency.Background, cancellationToken);
        var like = await _stored.LikeAsync(papers, cancellationToken).ConfigureAwait(false);
        var batch = MergePlan.Of(like, papers, await next.ConfigureAwait(false));
        var count = await counting.ConfigureAwait(false) + batch.Added.Count - batch.Absorbed.Count;
        if (batch.IsEmpty) return batch.Outcomes;

        var words = batch.Written.AsParallel().WithCancellation(cancellationToken).Select(paper => (paper.Point, Words: PaperWords.Of(paper.Paper)))
            .ToDictionary(paper => paper.Point, paper => paper.Words);
        var record = count <= MeanLengths.MostPapersWeighedExactly
            ? LibraryLengths.Exactly(state.Library, await _stored.LengthsAsync(cancellationToken).ConfigureAwait(false), batch, words)
            : LibraryLengths.Adding(state.Library, like, batch, words);

        // Terms come before papers and the record before both: what a stop leaves is never a paper without its words.
        await terms.WriteAsync(words.Values, cancellationToken).ConfigureAwait(false);
        if (record != state.Library) await library.Meta.WriteAsync(record, Urgency.Background, cancellationToken).ConfigureAwait(false);
        foreach (var (collection, profile) in CollectionsOf(state)) await WriteAsync(collection, profile, batch, words, record.ToWeighing(), cancellationToken).ConfigureAwait(false);
        if (!record.IsWeighed) await WeighAsync(state, record, cancellationToken).ConfigureAwait(false);
        return batch.Outcomes;
    }

    private async Task WriteAsync(
        string collection, string? profile, MergedBatch batch, IReadOnlyDictionary<Guid, PaperWords> words, Weighing weighing, CancellationToken cancellationToken)
    {
        await points.WriteAsync(collection, profile, batch.Changed, words, weighing, cancellationToken).ConfigureAwait(false);
        await points.WriteAsync(collection, null, batch.Added, words, weighing, cancellationToken).ConfigureAwait(false);

        // Only when the paper that has taken them in is written.
        await points.DeleteAsync(collection, batch.Absorbed, cancellationToken).ConfigureAwait(false);
    }

    private async Task WeighAsync(LibraryState state, LibraryRecord record, CancellationToken cancellationToken)
    {
        foreach (var (collection, _) in CollectionsOf(state)) await _reweighing.RunAsync(collection, record.ToWeighing(), cancellationToken).ConfigureAwait(false);
        await library.Meta.WriteAsync(record with { IsWeighed = true }, Urgency.Background, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Every collection that papers are written to, with the name of its embeddings' vector: those being made first, so that the one that serves never knows more.</summary>
    private IEnumerable<(string Collection, string? Profile)> CollectionsOf(LibraryState state)
    {
        foreach (var beside in state.Beside(library.Names).Append(state.InForce(library.Names)).OfType<ProfileRecord>())
            yield return (library.Names.Of(beside.ToProfile()), LibraryNames.VectorOf(beside.ToProfile()));
        if (state.Serving is { } serving && state.InForce(library.Names) is null) yield return (serving, null);
    }
}
