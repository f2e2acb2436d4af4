using PaperBot.Embedding;
using PaperBot.Indexing;
using PaperBot.Qdrant.Http;
using PaperBot.Qdrant.Payloads;

namespace PaperBot.Qdrant.Meta;

/// <summary>Tells how large a library is and which embedding is in force.</summary>
internal sealed class LibraryStatus(LibraryConnection library)
{
    /// <summary>Beyond this many papers the server estimates instead of counting: it would have to look at every point for each question.</summary>
    private const int MostCounted = 200_000;

    private long _papers;

    public async Task<IndexStatus> GetAsync(CancellationToken cancellationToken)
    {
        var state = await library.ReadStateAsync(Urgency.Question, cancellationToken).ConfigureAwait(false);
        var inForce = state.InForce(library.Names);
        var counts = await Task.WhenAll(CountAsync(default(Filter), cancellationToken), CountAsync(inForce, cancellationToken)).ConfigureAwait(false);
        var (papers, embedded) = (counts[0], counts[1]);
        Volatile.Write(ref _papers, papers);
        return new IndexStatus(ToInt(papers), ToInt(Math.Min(embedded, papers)), inForce?.ToProfile(), inForce?.PapersAtActivation ?? 0);
    }

    /// <summary>The embedding in force, or the one that was a few seconds ago; that there is none is always asked anew, since nothing would refuse a search by words alone.</summary>
    public async Task<EmbeddingProfile?> GetEmbeddingAsync(CancellationToken cancellationToken)
    {
        var recent = await library.RecentStateAsync(cancellationToken).ConfigureAwait(false);
        if (recent.InForce(library.Names) is { } known) return known.ToProfile();
        return (await library.ReadStateAsync(Urgency.Question, cancellationToken).ConfigureAwait(false)).InForce(library.Names)?.ToProfile();
    }

    /// <summary>The collections that were replaced and are still kept, the latest first.</summary>
    public async Task<IReadOnlyList<ReplacedEmbedding>> ListReplacedAsync(CancellationToken cancellationToken)
    {
        var replaced = new List<ReplacedEmbedding>();
        var state = await library.ReadStateAsync(Urgency.Background, cancellationToken).ConfigureAwait(false);
        foreach (var record in state.Replaced(library.Names).OrderByDescending(record => record.ReplacedAt))
        {
            var name = library.Names.Of(record.ToProfile());
            var count = await library.Api.CountAsync(name, null, exact: true, Urgency.Background, cancellationToken).ConfigureAwait(false);
            replaced.Add(new ReplacedEmbedding(name, record.ToProfile(), count, record.ReplacedAt!.Value));
        }

        return replaced;
    }

    /// <summary>How many papers have a vector of a profile.</summary>
    private Task<long> CountAsync(ProfileRecord? profile, CancellationToken cancellationToken) =>
        profile is null ? Task.FromResult(0L) : CountAsync(Filter.All(Condition.Vector(LibraryNames.VectorOf(profile.ToProfile()))), cancellationToken);

    private async Task<long> CountAsync(Filter? filter, CancellationToken cancellationToken)
    {
        try
        {
            return await library.Api.CountAsync(library.Names.Alias, filter, exact: Volatile.Read(ref _papers) <= MostCounted, Urgency.Question, cancellationToken).ConfigureAwait(false);
        }
        catch (QdrantRefusalException refusal) when (refusal.Kind == RefusalKind.NotFound)
        {
            return 0;
        }
    }

    private static int ToInt(long count) => (int)Math.Min(int.MaxValue, count);
}
