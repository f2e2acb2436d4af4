using Microsoft.Extensions.AI;
using PaperBot.Embedding;
using PaperBot.Writing;

namespace PaperBot.Indexing;

/// <summary>
/// The embedding that <paramref name="index"/> has in force, kept until the index moves to another: the built-in one as it is stored there, or the
/// <paramref name="configured"/> model when it made the vectors. Vectors of different embeddings are never compared.
/// </summary>
public sealed class CorpusEmbedding(IPaperIndex index, ConfiguredEmbedding? configured = null, ModelPatience? patience = null)
{
    private readonly ModelPatience _patience = patience ?? new ModelPatience(TimeProvider.System);
    private volatile ActiveEmbedding? _loaded;

    /// <summary>The embedding in force; null while the index has none that can be used (searches then go by words alone).</summary>
    public async Task<ActiveEmbedding?> GetAsync(CancellationToken cancellationToken)
    {
        for (EmbeddingProfile? missing = null; ;)
        {
            var profile = await index.GetEmbeddingAsync(cancellationToken).ConfigureAwait(false);
            if (profile is null || profile == missing) return null;
            if (profile.Kind != ConfiguredEmbedding.BuiltInKind) return await OtherAsync(profile, cancellationToken).ConfigureAwait(false);
            if (_loaded is { } known && known.Profile == profile) return known;
            var model = await index.LoadModelAsync(profile, cancellationToken).ConfigureAwait(false);
            if (model is { } bytes) return _loaded = Read(profile, bytes);

            // The index may have moved to another embedding between the two questions: then ask once more.
            missing = profile;
        }
    }

    /// <summary>The vector of a text that somebody waits for: a model kept elsewhere has to give it soon, and is left alone for a while when it fails.</summary>
    /// <exception cref="ModelException">The model does not give it.</exception>
    internal Task<ReadOnlyMemory<float>> EmbedAsync(ActiveEmbedding active, string text, EmbeddingGenerationOptions purpose, CancellationToken cancellationToken)
    {
        return active.Profile.Kind == ConfiguredEmbedding.BuiltInKind ? GenerateAsync(cancellationToken) : _patience.AskAsync(GenerateAsync, cancellationToken);

        async Task<ReadOnlyMemory<float>> GenerateAsync(CancellationToken token) =>
            await active.Generator.GenerateVectorAsync(text, purpose, token).ConfigureAwait(false);
    }

    private async Task<ActiveEmbedding?> OtherAsync(EmbeddingProfile inForce, CancellationToken cancellationToken)
    {
        if (configured is null) return null;
        var open = await configured.OpenAsync(cancellationToken).ConfigureAwait(false);
        return open.Model is { } other && other.Profile == inForce ? other : null;
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
