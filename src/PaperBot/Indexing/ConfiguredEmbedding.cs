namespace PaperBot.Indexing;

/// <summary>
/// The embedding that the settings ask for: the built-in one, which is fitted on the library and kept in it, or a model kept elsewhere. An index goes on
/// with the embedding it was made with, whatever is configured, until it is moved (<see cref="Ingest.ReEmbedAsync"/>).
/// </summary>
public sealed record ConfiguredEmbedding
{
    /// <summary>The kind of the built-in embedding's profiles.</summary>
    public const string BuiltInKind = "lsa";

    private readonly Func<CancellationToken, Task<ConfiguredEmbedding>>? _open;

    private ConfiguredEmbedding(ActiveEmbedding? model, string? whyMissing, Func<CancellationToken, Task<ConfiguredEmbedding>>? open = null) =>
        (Model, WhyMissing, _open) = (model, whyMissing, open);

    /// <summary>The built-in embedding.</summary>
    public static ConfiguredEmbedding BuiltIn { get; } = new(model: null, whyMissing: null);

    /// <summary>The model; null for the built-in embedding, and while it is not open or cannot be.</summary>
    public ActiveEmbedding? Model { get; }

    /// <summary>Why the model cannot be used: one calm sentence; null when it can.</summary>
    public string? WhyMissing { get; }

    /// <summary>Whether the built-in embedding is configured.</summary>
    public bool IsBuiltIn => Model is null && WhyMissing is null && _open is null;

    /// <summary>A model kept elsewhere.</summary>
    public static ConfiguredEmbedding Of(ActiveEmbedding model) => new(model, whyMissing: null);

    /// <summary>A model that cannot be opened, and why.</summary>
    public static ConfiguredEmbedding Missing(string why) => new(model: null, why);

    /// <summary>A model kept elsewhere that is opened only when an index needs it; <paramref name="open"/> sees to it that this happens once.</summary>
    public static ConfiguredEmbedding OpenedLater(Func<CancellationToken, Task<ConfiguredEmbedding>> open) => new(model: null, whyMissing: null, open);

    /// <summary>The same with its model open, or with the reason why it cannot be.</summary>
    public Task<ConfiguredEmbedding> OpenAsync(CancellationToken cancellationToken) => _open is null ? Task.FromResult(this) : _open(cancellationToken);

    /// <summary><see cref="Remark"/>, with the model opened where the index is not served by the built-in embedding.</summary>
    public async Task<string?> RemarkAsync(IndexStatus status, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(status);
        var needsModel = status.PaperCount > 0 && status.Embedding?.Kind != BuiltInKind;
        return (needsModel ? await OpenAsync(cancellationToken).ConfigureAwait(false) : this).Remark(status);
    }

    /// <summary>What users are told of an index in this state, with what to do next; null when all is as configured.</summary>
    public string? Remark(IndexStatus status)
    {
        ArgumentNullException.ThrowIfNull(status);
        if (status.PaperCount == 0 || (Model is not null && status.Embedding == Model.Profile)) return null;
        var hasBuiltIn = status.Embedding?.Kind == BuiltInKind;
        if (status.Embedding is null) return WhyMissing is null ? null : $"{WhyMissing} Until then papers are found by their words alone.";
        if (IsBuiltIn) return hasBuiltIn ? null : $"The papers were embedded by {status.Embedding}, which is not configured, so they are found by their words alone; configure it again, or run paperbot ingest --re-embed to go back to the built-in embedding.";
        if (WhyMissing is not null) return $"{WhyMissing} Until then {(hasBuiltIn ? "the built-in embedding serves, with which the library was made." : "papers are found by their words alone.")}";
        return hasBuiltIn
            ? "The library goes on with the built-in embedding it was made with; paperbot ingest --re-embed moves it to the configured model."
            : $"The papers were embedded by {status.Embedding}, but {Model!.Profile} is configured, so they are found by their words alone; run paperbot ingest --re-embed to move the library, or configure the other model again.";
    }
}
