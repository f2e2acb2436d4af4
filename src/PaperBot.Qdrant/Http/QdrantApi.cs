using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using PaperBot.Indexing;
using PaperBot.Qdrant.Payloads;

namespace PaperBot.Qdrant.Http;

/// <summary>
/// Qdrant's HTTP API, as far as papers need it. Every call is tried again after a failure that may pass, for as long as its urgency allows; nothing is
/// done twice by that. Otherwise it throws <see cref="IndexUnreachableException"/> when the same may succeed later, and
/// <see cref="QdrantRefusalException"/> when it will not, each with a sentence for the user.
/// </summary>
internal sealed class QdrantApi : IDisposable
{
    private readonly QdrantOptions _options;
    private readonly QdrantSender _sender;

    public QdrantApi(QdrantOptions options, TimeProvider time, ILogger logger) : this(options, new RetryPace(), time, Random.Shared, logger)
    {
    }

    internal QdrantApi(QdrantOptions options, RetryPace pace, TimeProvider time, Random random, ILogger logger)
    {
        _options = options;
        _sender = new QdrantSender(options, pace, time, random, logger);
    }

    /// <summary>The server's version. It answers this without a key.</summary>
    /// <exception cref="QdrantRefusalException">It is no Qdrant, or one of before 1.15.</exception>
    public async Task<Version> CheckServerAsync(Urgency urgency, CancellationToken cancellationToken) =>
        ServerVersion.Check(await _sender.SendAsync(QdrantRequest.Get("", urgency), QdrantJson.Default.VersionInfo, cancellationToken).ConfigureAwait(false), _options);

    /// <summary>The names of all collections that the key may see.</summary>
    public async Task<IReadOnlyList<string>> ListCollectionsAsync(Urgency urgency, CancellationToken cancellationToken)
    {
        var request = QdrantRequest.Get("collections", urgency);
        var list = await AskAsync(request, QdrantJson.Default.Collections, cancellationToken).ConfigureAwait(false);
        return [.. Whole(list.Collections, request).Select(collection => collection.Name)];
    }

    /// <summary>The collection of this name or alias; null when there is none.</summary>
    public Task<CollectionInfo?> FindCollectionAsync(string collection, Urgency urgency, CancellationToken cancellationToken) =>
        OrNull(AskAsync(QdrantRequest.Get(QdrantPath.Collection(collection), urgency), QdrantJson.Default.Collection, cancellationToken));

    /// <summary>Where the shards of a collection are.</summary>
    public Task<CollectionCluster> GetClusterAsync(string collection, Urgency urgency, CancellationToken cancellationToken) =>
        AskAsync(QdrantRequest.Get(QdrantPath.Collection(collection, "cluster"), urgency), QdrantJson.Default.Cluster, cancellationToken);

    /// <summary>
    /// Makes a collection; false when there is one of this name already, which stays as it is: it may be our own, when the answer to an earlier attempt was lost.
    /// </summary>
    public async Task<bool> CreateCollectionAsync(string collection, CollectionDefinition definition, Urgency urgency, CancellationToken cancellationToken)
    {
        var path = QdrantPath.Collection(collection) + QdrantPath.Timeout(_options);
        var request = QdrantRequest.Writing(HttpMethod.Put, path, definition, QdrantJson.Default.CollectionDefinition, urgency);
        try
        {
            return await _sender.SendAsync(request, QdrantJson.Default.Truth, cancellationToken).ConfigureAwait(false) is { Result: true };
        }
        catch (QdrantRefusalException refusal) when (refusal.Kind == RefusalKind.Exists)
        {
            return false;
        }
    }

    /// <summary>Deletes a collection and its aliases; nothing happens when there is none.</summary>
    public Task DeleteCollectionAsync(string collection, Urgency urgency, CancellationToken cancellationToken) =>
        _sender.SendAsync(QdrantRequest.Delete(QdrantPath.Collection(collection) + QdrantPath.Timeout(_options), urgency), QdrantJson.Default.Truth, cancellationToken);

    /// <summary>All aliases of the server.</summary>
    public async Task<IReadOnlyList<AliasTarget>> ListAliasesAsync(Urgency urgency, CancellationToken cancellationToken)
    {
        var request = QdrantRequest.Get("aliases", urgency);
        return Whole((await AskAsync(request, QdrantJson.Default.Aliases, cancellationToken).ConfigureAwait(false)).Aliases, request);
    }

    /// <summary>Changes aliases, all at once or none. Creating an alias that is there points it to the other collection; doing it twice is as doing it once.</summary>
    public Task ChangeAliasesAsync(IReadOnlyList<AliasAction> actions, Urgency urgency, CancellationToken cancellationToken)
    {
        var path = "collections/aliases" + QdrantPath.Timeout(_options);
        var request = QdrantRequest.Writing(HttpMethod.Post, path, new AliasChange(actions), QdrantJson.Default.AliasChange, urgency);
        return _sender.SendAsync(request, QdrantJson.Default.Truth, cancellationToken);
    }

    /// <summary>Makes an index of a payload field; nothing happens when there is the same.</summary>
    public Task CreatePayloadIndexAsync(string collection, string field, PayloadIndex index, Urgency urgency, CancellationToken cancellationToken) =>
        UpdateAsync(HttpMethod.Put, QdrantPath.Collection(collection, "index"), new PayloadIndexRequest(field, index), QdrantJson.Default.PayloadIndexRequest, urgency, cancellationToken);

    /// <summary>Writes points in place of those of the same ids. A batch that is too large for the server goes in halves.</summary>
    public Task UpsertAsync(string collection, IReadOnlyList<Point> points, Urgency urgency, CancellationToken cancellationToken) =>
        Halves.WriteAsync(
            points,
            half => UpdateAsync(HttpMethod.Put, QdrantPath.Collection(collection, "points"), new PointBatch(half), QdrantJson.Default.PointBatch, urgency, cancellationToken));

    /// <summary>Writes vectors of points that are there. A batch that is too large for the server goes in halves.</summary>
    public Task UpdateVectorsAsync(string collection, IReadOnlyList<PointVectors> points, Urgency urgency, CancellationToken cancellationToken) =>
        Halves.WriteAsync(
            points,
            half => UpdateAsync(HttpMethod.Put, QdrantPath.Collection(collection, "points/vectors"), new VectorBatch(half), QdrantJson.Default.VectorBatch, urgency, cancellationToken));

    /// <summary>Sets fields of the payload of points; other fields stay.</summary>
    public Task SetPayloadAsync(string collection, PayloadChange change, Urgency urgency, CancellationToken cancellationToken) =>
        UpdateAsync(HttpMethod.Post, QdrantPath.Collection(collection, "points/payload"), change, QdrantJson.Default.PayloadChange, urgency, cancellationToken);

    /// <summary>Deletes points by id; those that are not there are passed over.</summary>
    public Task DeletePointsAsync(string collection, IReadOnlyList<Guid> ids, Urgency urgency, CancellationToken cancellationToken) =>
        DeletePointsAsync(collection, new PointSelection(ids, null), urgency, cancellationToken);

    /// <summary>Deletes all points that meet a filter.</summary>
    public Task DeletePointsAsync(string collection, Filter filter, Urgency urgency, CancellationToken cancellationToken) =>
        DeletePointsAsync(collection, new PointSelection(null, filter), urgency, cancellationToken);

    /// <summary>The points of these ids, as far as they are there, in any order; each once, and no others, whatever the server sends.</summary>
    public async Task<IReadOnlyList<PointRecord>> RetrieveAsync(string collection, RetrieveRequest wanted, Urgency urgency, CancellationToken cancellationToken)
    {
        var request = Read(collection, "points", wanted, QdrantJson.Default.RetrieveRequest, urgency);
        var points = Whole(await AskAsync(request, QdrantJson.Default.Points, cancellationToken).ConfigureAwait(false), request);
        var ids = wanted.Ids.ToHashSet();
        return [.. points.Where(point => ids.Remove(point.Id))];
    }

    /// <summary>One page of points.</summary>
    public async Task<ScrollPage> ScrollAsync(string collection, ScrollRequest wanted, Urgency urgency, CancellationToken cancellationToken)
    {
        var request = Read(collection, "points/scroll", wanted, QdrantJson.Default.ScrollRequest, urgency);
        var page = await AskAsync(request, QdrantJson.Default.Page, cancellationToken).ConfigureAwait(false);
        return page with { Points = Whole(page.Points, request) };
    }

    /// <summary>How many points meet <paramref name="filter"/>, or all when it is null; about so many, when not <paramref name="exact"/>.</summary>
    public async Task<long> CountAsync(string collection, Filter? filter, bool exact, Urgency urgency, CancellationToken cancellationToken)
    {
        var request = Read(collection, "points/count", new CountRequest(filter, exact), QdrantJson.Default.CountRequest, urgency);
        var count = (await AskAsync(request, QdrantJson.Default.Counted, cancellationToken).ConfigureAwait(false)).Count;
        return count >= 0 ? count : throw _sender.Malformed(request);
    }

    /// <summary>What one query finds, best first.</summary>
    public async Task<IReadOnlyList<ScoredPoint>> QueryAsync(string collection, QueryRequest query, Urgency urgency, CancellationToken cancellationToken)
    {
        var request = Read(collection, "points/query", query, QdrantJson.Default.QueryRequest, urgency);
        return Whole((await AskAsync(request, QdrantJson.Default.Answer, cancellationToken).ConfigureAwait(false)).Points, request);
    }

    /// <summary>What several queries find, asked in one request; one list each, in their order.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<ScoredPoint>>> QueryBatchAsync(
        string collection, IReadOnlyList<QueryRequest> queries, Urgency urgency, CancellationToken cancellationToken)
    {
        var request = Read(collection, "points/query/batch", new QueryBatch(queries), QdrantJson.Default.QueryBatch, urgency);
        var answers = await AskAsync(request, QdrantJson.Default.Answers, cancellationToken).ConfigureAwait(false);
        return answers.Count == queries.Count ? [.. Whole(answers, request).Select(answer => Whole(answer.Points, request))] : throw _sender.Malformed(request);
    }

    /// <summary>The commonest values of a field, with their counts.</summary>
    public async Task<IReadOnlyList<FacetHit>> FacetAsync(string collection, FacetRequest wanted, Urgency urgency, CancellationToken cancellationToken)
    {
        var request = Read(collection, "facet", wanted, QdrantJson.Default.FacetRequest, urgency);
        return Whole((await AskAsync(request, QdrantJson.Default.Facets, cancellationToken).ConfigureAwait(false)).Hits, request);
    }

    /// <inheritdoc/>
    public void Dispose() => _sender.Dispose();

    private static async Task<T?> OrNull<T>(Task<T> asked) where T : class
    {
        try
        {
            return await asked.ConfigureAwait(false);
        }
        catch (QdrantRefusalException refusal) when (refusal.Kind == RefusalKind.NotFound)
        {
            return null;
        }
    }

    private Task<UpdateResult> DeletePointsAsync(string collection, PointSelection selection, Urgency urgency, CancellationToken cancellationToken) =>
        UpdateAsync(HttpMethod.Post, QdrantPath.Collection(collection, "points/delete"), selection, QdrantJson.Default.PointSelection, urgency, cancellationToken);

    private QdrantRequest Read<T>(string collection, string what, T body, JsonTypeInfo<T> form, Urgency urgency) =>
        QdrantRequest.Reading(QdrantPath.Collection(collection, what) + QdrantPath.Reading(_options), body, form, urgency);

    private Task<UpdateResult> UpdateAsync<T>(HttpMethod method, string path, T body, JsonTypeInfo<T> form, Urgency urgency, CancellationToken cancellationToken) =>
        AskAsync(QdrantRequest.Writing(method, path + QdrantPath.Writing(_options), body, form, urgency), QdrantJson.Default.Update, cancellationToken);

    private async Task<T> AskAsync<T>(QdrantRequest request, JsonTypeInfo<Envelope<T>> form, CancellationToken cancellationToken) where T : class =>
        (await _sender.SendAsync(request, form, cancellationToken).ConfigureAwait(false)).Result ?? throw _sender.Malformed(request);

    // What a list of JSON holds is not checked for nulls when it is read.
    private IReadOnlyList<T> Whole<T>(IReadOnlyList<T> list, QdrantRequest request) where T : class =>
        list.All(item => item is not null) ? list : throw _sender.Malformed(request);
}
