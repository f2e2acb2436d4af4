using PaperBot.Qdrant.Http;
using PaperBot.Qdrant.Payloads;

namespace PaperBot.Qdrant.Meta;

/// <summary>Looks at a server and at the collection that serves, for those who keep it running.</summary>
internal sealed class LibraryInspection(LibraryConnection library)
{
    // Filters on sources ask for the most.
    private const int WantedQueryLimit = 65_536;

    /// <summary>What is found.</summary>
    public async Task<ServerReport> RunAsync(CancellationToken cancellationToken)
    {
        var version = await library.Api.CheckServerAsync(Urgency.Question, cancellationToken).ConfigureAwait(false);
        var state = await library.ReadStateAsync(Urgency.Question, cancellationToken).ConfigureAwait(false);
        if (state.Serving is not { } serving || await library.Api.FindCollectionAsync(serving, Urgency.Question, cancellationToken).ConfigureAwait(false) is not { } info)
            return new ServerReport(version, null, 0, []);
        var cluster = await library.Api.GetClusterAsync(serving, Urgency.Question, cancellationToken).ConfigureAwait(false);
        return new ServerReport(version, serving, info.PointsCount ?? 0, [.. OfHealth(info), .. OfReplicas(cluster), .. OfStrictMode(info.Config.StrictModeConfig, library.Options), .. OfMaking(info.Config.Params, library.Options)]);
    }

    private static IEnumerable<string> OfHealth(CollectionInfo info)
    {
        if (info.Status == "red") yield return "The collection has failed on the server: see the server's log, and its disk and memory.";
    }

    private static IEnumerable<string> OfReplicas(CollectionCluster cluster)
    {
        var shards = cluster.LocalShards.Concat(cluster.RemoteShards).ToList();
        var away = shards.Count(shard => shard.State != ShardReplica.Active);
        if (away > 0) yield return $"{away} of {shards.Count} copies of its shards are not active: see whether every node of the cluster is up.";
    }

    private static IEnumerable<string> OfStrictMode(StrictModeConfig? mode, QdrantOptions options)
    {
        if (mode?.Enabled != true) yield break;
        if (mode.UpsertMaxBatchsize < options.BatchPoints) yield return $"Its strict mode takes {mode.UpsertMaxBatchsize} points at a time: set Qdrant:BatchPoints to no more, or raise upsert_max_batchsize.";
        if (mode.MaxQueryLimit < WantedQueryLimit) yield return $"Its strict mode gives {mode.MaxQueryLimit} at a time, too few for long lists and for filters on sources: raise max_query_limit to {WantedQueryLimit} or more.";
        if (mode.MaxTimeout < options.Timeout.TotalSeconds) yield return $"Its strict mode allows {mode.MaxTimeout} seconds: set Qdrant:TimeoutSeconds to no more, or raise max_timeout.";
        if (mode.SearchAllowExact == false) yield return "Its strict mode forbids exact searches: allow search_allow_exact.";
    }

    /// <summary>What the settings say of a new collection, and this one was not made with.</summary>
    private static IEnumerable<string> OfMaking(CollectionParams made, QdrantOptions options)
    {
        if (made.ReplicationFactor < options.Replicas) yield return $"It was made with {made.ReplicationFactor} copies of each shard, Qdrant:Replicas says {options.Replicas}: the next paperbot ingest --re-embed makes a new collection, or change it on the server.";
    }
}
