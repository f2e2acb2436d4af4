using PaperBot.Embedding;
using PaperBot.Qdrant.Http;
using PaperBot.Qdrant.Meta;
using PaperBot.Qdrant.Payloads;
using PaperBot.Qdrant.Points;
using PaperBot.Qdrant.Queries;

namespace PaperBot.Qdrant.Writing;

/// <summary>
/// Puts an embedding in force: brings its collection level with the one that serves, then points the alias at it, in one request that readers do not notice. The
/// collection that served is kept; what was kept before it goes. A stop at any moment leaves the one or the other in force, and the same again ends it.
/// </summary>
internal sealed class Activation(LibraryConnection library, EmbeddingWriter embeddings, PointWriter points)
{
    private const int PagePoints = 512;

    public async Task RunAsync(LibraryState state, EmbeddingProfile profile, CancellationToken cancellationToken)
    {
        var (serving, next) = (state.Serving!, library.Names.Of(profile));
        var before = state.InForce(library.Names);
        var record = serving == next ? before! : await BeginAsync(state, profile, cancellationToken).ConfigureAwait(false);
        if (serving != next) await LevelAsync(serving, next, LibraryNames.VectorOf(profile), state.Library!.ToWeighing(), cancellationToken).ConfigureAwait(false);

        var count = await library.Api.CountAsync(library.Names.Alias, null, exact: true, Urgency.Background, cancellationToken).ConfigureAwait(false);
        ProfileRecord activated = record with { PapersAtActivation = (int)Math.Min(int.MaxValue, count), ReplacedAt = null };
        ProfileRecord[] records = before is null || serving == next ? [activated] : [activated, before with { ReplacedAt = library.Time.GetUtcNow() }];
        await library.Meta.WriteAsync(records, Urgency.Background, cancellationToken).ConfigureAwait(false);
        if (serving == next) return;

        // The alias is not deleted first: the server writes down one action after the other, and one that is killed in between would come back without it.
        await library.Api.ChangeAliasesAsync([AliasAction.Create(library.Names.Alias, next)], Urgency.Background, cancellationToken).ConfigureAwait(false);
        await TidyAsync(state, profile, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Has whoever writes papers write them to the collection as well; one that was replaced comes back with its vectors.</summary>
    private async Task<ProfileRecord> BeginAsync(LibraryState state, EmbeddingProfile profile, CancellationToken cancellationToken)
    {
        if (state.Find(profile) is not { HasCollection: true, ReplacedAt: not null } replaced)
            return await embeddings.BeginAsync(state, profile, hasCollection: true, cancellationToken).ConfigureAwait(false);
        var again = replaced with { ReplacedAt = null };
        await library.Meta.WriteAsync([again], Urgency.Background, cancellationToken).ConfigureAwait(false);
        return again;
    }

    /// <summary>
    /// Lets all others go: what served before the collection that has just been replaced, what was being made beside it, and the one of words alone, which has nothing to lose.
    /// </summary>
    private async Task TidyAsync(LibraryState before, EmbeddingProfile activated, CancellationToken cancellationToken)
    {
        var replaced = before.InForce(library.Names)?.ToProfile();
        foreach (var other in before.Profiles.Values.Where(other => other.ToProfile() != activated && other.ToProfile() != replaced))
            await library.Meta.ForgetAsync(other, Urgency.Background, cancellationToken).ConfigureAwait(false);
        await library.Api.DeleteCollectionAsync(library.Names.Words, Urgency.Background, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Copies what <paramref name="next"/> lacks or holds otherwise, and deletes what is not in <paramref name="serving"/> any more; its vectors stay where they are of the same text.</summary>
    private async Task LevelAsync(string serving, string next, string vector, Weighing weighing, CancellationToken cancellationToken)
    {
        var pages = PagedScroll.PagesAsync(library.Api, serving, Marks, cancellationToken);
        await foreach (var page in pages.ConfigureAwait(false)) await CopyAsync(page, serving, next, vector, weighing, cancellationToken).ConfigureAwait(false);
        if (await CountAsync(serving, cancellationToken).ConfigureAwait(false) == await CountAsync(next, cancellationToken).ConfigureAwait(false)) return;
        await foreach (var page in PagedScroll.PagesAsync(library.Api, next, Marks, cancellationToken).ConfigureAwait(false))
        {
            var kept = (await MarksAsync(serving, page, cancellationToken).ConfigureAwait(false)).Keys;
            await points.DeleteAsync(next, [.. page.Select(point => point.Id).Except(kept)], cancellationToken).ConfigureAwait(false);
        }
    }

    private static ScrollRequest Marks => new() { Limit = PagePoints, WithPayload = FieldSelection.Only(Field.Content, Field.Weighing) };

    private async Task CopyAsync(IReadOnlyList<PointRecord> page, string serving, string next, string vector, Weighing weighing, CancellationToken cancellationToken)
    {
        var there = await MarksAsync(next, page, cancellationToken).ConfigureAwait(false);
        Guid[] missing = [.. page.Where(point => !there.TryGetValue(point.Id, out var mark) || mark != MarkOf(point)).Select(point => point.Id)];
        if (missing.Length == 0) return;
        var wanted = new RetrieveRequest(missing, FieldSelection.Only(Field.Paper, Field.Sequence), FieldSelection.None);
        PlacedPaper[] papers = [.. (await library.Api.RetrieveAsync(serving, wanted, Urgency.Background, cancellationToken).ConfigureAwait(false)).Select(PaperPoint.Place)];
        var words = papers.ToDictionary(paper => paper.Point, paper => PaperWords.Of(paper.Paper));
        await points.WriteAsync(next, vector, papers, words, weighing, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Dictionary<Guid, (string Content, long Weighing)>> MarksAsync(string collection, IReadOnlyList<PointRecord> page, CancellationToken cancellationToken)
    {
        var wanted = new RetrieveRequest([.. page.Select(point => point.Id)], Marks.WithPayload, FieldSelection.None);
        var found = await library.Api.RetrieveAsync(collection, wanted, Urgency.Background, cancellationToken).ConfigureAwait(false);
        return found.ToDictionary(point => point.Id, MarkOf);
    }

    private static (string Content, long Weighing) MarkOf(PointRecord point) => (PaperPoint.Word(point.Payload, Field.Content), PaperPoint.Number(point.Payload, Field.Weighing));

    private Task<long> CountAsync(string collection, CancellationToken cancellationToken) => library.Api.CountAsync(collection, null, exact: true, Urgency.Background, cancellationToken);
}
