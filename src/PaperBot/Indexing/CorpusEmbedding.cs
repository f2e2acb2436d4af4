using PaperBot.Embedding;

namespace PaperBot.Indexing;

/// <summary>
/// The embedding that <paramref name="index"/> has in force, kept until the index moves to another: the built-in one as it is stored there, or the
/// <paramref name="configured"/> model when it made the vectors. Vectors of different embeddings are never compared.
/// </summary>
public sealed class CorpusEmbedding(IPaperIndex index, ConfiguredEmbedding? configured = null)
{
    private volatile ActiveEmbedding? _loaded;

    /// <summary>The embedding in force; null while the index has none that can be used (searches then go by words alone).</summary>
    public async Task<ActiveEmbedding?> GetAsync(CancellationToken cancellationToken)
    {
        for (EmbeddingProfile? missing = null; ;)
        {
            var status = await index.GetStatusAsync(cancellationToken).ConfigureAwait(false);
            if (status.Embedding is null || status.Embedding == missing) return null;
            if (status.Embedding.Kind != ConfiguredEmbedding.BuiltInKind) return configured?.Model is { } other && other.Profile == status.Embedding ? other : null;
            if (_loaded is { } known && known.Profile == status.Embedding) return known;
            var model = await index.LoadModelAsync(status.Embedding, cancellationToken).ConfigureAwait(false);
            if (model is { } bytes) return _loaded = Read(status.Embedding, bytes);

            // The index may have moved to another embedding between the two questions: then ask once more.
            missing = status.Embedding;
        }
    }

    private static ActiveEmbedding? Read(EmbeddingProfile profile, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return new ActiveEmbedding(profile, new LsaEmbeddingGenerator(LsaModel.FromBytes(bytes)));
        }
        catch (InvalidDataException)
        {
            // Made by another version of the word analysis: the next ingest fits it anew.
            return null;
        }
    }
}
