using PaperBot.Embedding;
using PaperBot.Writing;

namespace PaperBot.Indexing;

/// <summary>
/// Brings the embedding of <paramref name="index"/> up to date. The built-in one is fitted when there is none or the corpus has outgrown it, otherwise what
/// is new is folded in; a model kept elsewhere embeds what is new. Whatever was left undone by a stop is found and done by the next run.
/// </summary>
public sealed class EmbedIndex(IPaperIndex index, ConfiguredEmbedding? configured = null)
{
    /// <summary>The embedding is fitted anew once the corpus is larger than when it was put in force by this factor.</summary>
    public const double RefitGrowth = 1.5;

    /// <summary>Batches that a model kept elsewhere is given at a time: while one is being stored, it has the next already.</summary>
    private const int BatchesOfModel = 2;

    private readonly ConfiguredEmbedding _configured = configured ?? ConfiguredEmbedding.BuiltIn;

    /// <summary>
    /// Embeds what is new with the embedding in force, or with the configured one where there is none yet. Papers whose embedding in force cannot be had stay
    /// without, and are found by their words.
    /// </summary>
    /// <exception cref="ModelException">The model that is needed cannot be used; what it embedded stays.</exception>
    public async Task RunAsync(IProgress<IngestProgress>? progress, CancellationToken cancellationToken)
    {
        var status = await index.GetStatusAsync(cancellationToken).ConfigureAwait(false);
        if (status.PaperCount == 0) return;
        var isBuiltIn = status.Embedding is { } inForce ? inForce.Kind == ConfiguredEmbedding.BuiltInKind : _configured.IsBuiltIn;
        if (isBuiltIn) await BringBuiltInUpToDateAsync(status, progress, cancellationToken).ConfigureAwait(false);
        else await EmbedNewAsync(status, progress, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Moves the index to the configured embedding, which is put in force in one step once every paper has its vector.</summary>
    /// <exception cref="PaperIndexException">The configured embedding cannot be used.</exception>
    public async Task MoveAsync(IProgress<IngestProgress>? progress, CancellationToken cancellationToken)
    {
        var open = await _configured.OpenAsync(cancellationToken).ConfigureAwait(false);
        if (open.WhyMissing is { } why) throw new PaperIndexException(why);
        var status = await index.GetStatusAsync(cancellationToken).ConfigureAwait(false);
        if (status.PaperCount == 0) return;
        if (open.Model is { } model) await EmbedAsync(model, status, progress, cancellationToken).ConfigureAwait(false);
        else await BringBuiltInUpToDateAsync(status, progress, cancellationToken).ConfigureAwait(false);
    }

    private async Task EmbedNewAsync(IndexStatus status, IProgress<IngestProgress>? progress, CancellationToken cancellationToken)
    {
        if (status.Embedding is { } inForce && await IsCompleteAsync(inForce, cancellationToken).ConfigureAwait(false)) return;
        var open = await _configured.OpenAsync(cancellationToken).ConfigureAwait(false);
        if (open.WhyMissing is { } why) throw new ModelException(why);
        if (open.Model is { } model && (status.Embedding is null || status.Embedding == model.Profile)) await EmbedAsync(model, status, progress, cancellationToken).ConfigureAwait(false);
    }

    private async Task EmbedAsync(ActiveEmbedding model, IndexStatus status, IProgress<IngestProgress>? progress, CancellationToken cancellationToken)
    {
        var isInForce = status.Embedding == model.Profile;
        await ForgetOthersAsync(status, model.Profile, cancellationToken).ConfigureAwait(false);
        if (isInForce && await IsCompleteAsync(model.Profile, cancellationToken).ConfigureAwait(false)) return;
        var total = isInForce ? status.PaperCount - status.EmbeddedCount : status.PaperCount;
        await new EmbedPapers(index, BatchesOfModel).RunAsync(model, total, progress, cancellationToken).ConfigureAwait(false);
        if (!isInForce) await index.ActivateEmbeddingAsync(model.Profile, cancellationToken).ConfigureAwait(false);
    }

    private async Task BringBuiltInUpToDateAsync(IndexStatus status, IProgress<IngestProgress>? progress, CancellationToken cancellationToken)
    {
        var inForce = IsOutgrown(status) ? null : await LoadAsync(status.Embedding!, cancellationToken).ConfigureAwait(false);
        var model = inForce ?? await FitAsync(status.PaperCount, progress, cancellationToken).ConfigureAwait(false);
        if (_configured.IsBuiltIn) await ForgetOthersAsync(status, model.Profile, cancellationToken).ConfigureAwait(false);
        if (inForce is not null && await IsCompleteAsync(inForce.Profile, cancellationToken).ConfigureAwait(false)) return;
        var embedding = new ActiveEmbedding(model.Profile, new LsaEmbeddingGenerator(model));
        var total = inForce is null ? status.PaperCount : status.PaperCount - status.EmbeddedCount;
        await new EmbedPapers(index, Environment.ProcessorCount).RunAsync(embedding, total, progress, cancellationToken).ConfigureAwait(false);
        if (inForce is null) await index.ActivateEmbeddingAsync(model.Profile, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether every paper has its vector. The counts of a status do not tell: a large server's are estimates.</summary>
    private async Task<bool> IsCompleteAsync(EmbeddingProfile profile, CancellationToken cancellationToken) =>
        !await index.ReadUnembeddedAsync(profile, cancellationToken).AnyAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>Lets go what a move to yet another embedding left when it was given up: the configured one alone can still be wanted.</summary>
    private Task ForgetOthersAsync(IndexStatus status, EmbeddingProfile wanted, CancellationToken cancellationToken) =>
        index.ForgetEmbeddingsAsync(status.Embedding is { } inForce ? [inForce, wanted] : [wanted], cancellationToken);

    private static bool IsOutgrown(IndexStatus status) =>
        status.Embedding?.Kind != ConfiguredEmbedding.BuiltInKind || status.PaperCount > RefitGrowth * status.PaperCountAtActivation;

    /// <summary>The model in force; null when it cannot be used any more (made by another version), so that a new one takes its place.</summary>
    private async Task<LsaModel?> LoadAsync(EmbeddingProfile profile, CancellationToken cancellationToken)
    {
        if (await index.LoadModelAsync(profile, cancellationToken).ConfigureAwait(false) is not { } bytes) return null;
        try
        {
            return LsaModel.FromBytes(bytes);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private async Task<LsaModel> FitAsync(int papers, IProgress<IngestProgress>? progress, CancellationToken cancellationToken)
    {
        progress?.Report(new IngestProgress(IngestStage.Fitting, 0, papers));
        var texts = index.ReadAllAsync(cancellationToken).Select(EmbeddingText.Of);
        var model = await LsaModel.FitAsync(texts, papers, new LsaOptions(), cancellationToken).ConfigureAwait(false);
        await index.SaveModelAsync(model.Profile, model.ToBytes(), cancellationToken).ConfigureAwait(false);
        progress?.Report(new IngestProgress(IngestStage.Fitting, papers, papers));
        return model;
    }
}
