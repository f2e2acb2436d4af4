using PaperBot.Embedding;
using PaperBot.Qdrant.Http;
using PaperBot.Qdrant.Payloads;
using PaperBot.Qdrant.Points;

namespace PaperBot.Qdrant.Meta;

/// <summary>Makes the collections of a library, with the payload indexes that they are asked by. Making one again is harmless, and ends what a stop left half done.</summary>
internal sealed class LibraryCollections(QdrantApi api, LibraryNames names, QdrantOptions options)
{
    /// <summary>Makes what a library consists of before its first paper; the alias comes last, so that nobody asks a library that is half made. Unless it <paramref name="isNew"/>, what it says of itself stays.</summary>
    public async Task MakeLibraryAsync(LibraryMeta meta, bool isNew, CancellationToken cancellationToken)
    {
        await MakeMetaAsync(cancellationToken).ConfigureAwait(false);
        await MakeTermsAsync(cancellationToken).ConfigureAwait(false);
        await MakePapersAsync(names.Words, [], cancellationToken).ConfigureAwait(false);
        if (isNew) await meta.WriteAsync(LibraryRecord.New, Urgency.Background, cancellationToken).ConfigureAwait(false);
        await api.ChangeAliasesAsync([AliasAction.Create(names.Alias, names.Words)], Urgency.Background, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes the collection of terms.</summary>
    public Task MakeTermsAsync(CancellationToken cancellationToken) =>
        MakeAsync(names.Terms, Definition([], new() { [Field.LettersVector] = Sparse() }), [(TermPoint.Letters, PayloadIndex.Integer(options.OnDisk))], cancellationToken);

    /// <summary>Makes the collection of what the library knows of itself.</summary>
    public Task MakeMetaAsync(CancellationToken cancellationToken) =>
        MakeAsync(names.Meta, Definition([], null), [(LibraryMeta.Kind, Keyword), (LibraryMeta.Profile, Keyword)], cancellationToken);

    /// <summary>Makes the collection of papers with their embeddings of <paramref name="profile"/>.</summary>
    public Task MakePapersAsync(EmbeddingProfile profile, CancellationToken cancellationToken) =>
        MakePapersAsync(names.Of(profile), new() { [LibraryNames.VectorOf(profile)] = Dense(profile) }, cancellationToken);

    private PayloadIndex Keyword => PayloadIndex.Keyword(options.OnDisk);

    private Task MakePapersAsync(string collection, Dictionary<string, VectorParams> dense, CancellationToken cancellationToken)
    {
        var sparse = new Dictionary<string, SparseVectorParams> { [Field.WordsVector] = Sparse() with { Modifier = SparseVectorParams.Idf }, [Field.LettersVector] = Sparse() };
        return MakeAsync(collection, Definition(dense, sparse), Field.Indexes(options.OnDisk), cancellationToken);
    }

    private async Task MakeAsync(string collection, CollectionDefinition definition, IEnumerable<(string Name, PayloadIndex Index)> indexes, CancellationToken cancellationToken)
    {
        await api.CreateCollectionAsync(collection, definition, Urgency.Background, cancellationToken).ConfigureAwait(false);
        foreach (var (name, index) in indexes) await api.CreatePayloadIndexAsync(collection, name, index, Urgency.Background, cancellationToken).ConfigureAwait(false);
    }

    private CollectionDefinition Definition(Dictionary<string, VectorParams> dense, Dictionary<string, SparseVectorParams>? sparse) => new()
    {
        Vectors = dense,
        SparseVectors = sparse,
        ShardNumber = options.Shards,
        ReplicationFactor = options.Replicas == 1 ? null : options.Replicas,
        WriteConsistencyFactor = options.WriteConsistency == 1 ? null : options.WriteConsistency,
        OnDiskPayload = options.OnDisk ? true : null,
        HnswConfig = options.OnDisk ? new HnswConfig { OnDisk = true } : null,
    };

    private VectorParams Dense(EmbeddingProfile profile) => new()
    {
        Size = profile.Dimensions,
        Distance = VectorParams.Cosine,
        OnDisk = options.OnDisk ? true : null,
        QuantizationConfig = options.Quantisation switch
        {
            Quantisation.Scalar => new QuantisationConfig { Scalar = new ScalarQuantisation(ScalarQuantisation.Int8, AlwaysRam: true) },
            Quantisation.Binary => new QuantisationConfig { Binary = new BinaryQuantisation(AlwaysRam: true) },
            _ => null,
        },
    };

    private SparseVectorParams Sparse() => new() { Index = options.OnDisk ? new SparseIndexParams(OnDisk: true) : null };
}
