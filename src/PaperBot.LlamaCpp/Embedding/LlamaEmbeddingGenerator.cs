using System.Numerics.Tensors;
using Microsoft.Extensions.AI;
using PaperBot.Embedding;
using PaperBot.LlamaCpp.Batching;
using PaperBot.LlamaCpp.Loading;
using PaperBot.LlamaCpp.Sequences;
using PaperBot.Writing;

namespace PaperBot.LlamaCpp.Embedding;

/// <summary>
/// Texts → vectors of unit length by a local embedding model, many texts per decode, in the order asked; a text without a token has a vector of zeros.
/// May be used by many callers at once: they are computed together, and whoever embeds a question goes before an ingest. A text that
/// is longer than the model's context is cut at its end.
/// </summary>
internal sealed class LlamaEmbeddingGenerator : IEmbeddingGenerator<string, Embedding<float>>
{
    private readonly SequenceModel _model;
    private readonly TextFrame _frame;
    private readonly EmbeddingPrefixes _prefixes;
    private readonly EmbeddingGeneratorMetadata _metadata;

    internal LlamaEmbeddingGenerator(LlamaModel model, string name, SequenceShape shape, EmbeddingPrefixes prefixes, DecodeTurns turns)
    {
        (_model, _prefixes) = (new SequenceModel(model, shape, turns), prefixes);
        _frame = new TextFrame(model, shape.MaxSequenceTokens);
        _metadata = new EmbeddingGeneratorMetadata("llama.cpp", providerUri: null, name, Dimensions);
    }

    /// <summary>Length of each vector.</summary>
    public int Dimensions => _model.OutputLength;

    /// <inheritdoc/>
    /// <remarks>Texts are taken for papers unless <see cref="EmbeddingPurpose"/> says in <paramref name="options"/> that they are questions.</remarks>
    /// <exception cref="ModelException">The library could not compute, or the model was closed.</exception>
    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        var isQuestion = EmbeddingPurpose.IsQuestion(options);
        var sequences = _model.Tokenise(() => Sequences(values, isQuestion ? _prefixes.Query : _prefixes.Document, cancellationToken));
        var outputs = await _model.RunAsync([.. sequences.OfType<int[]>()], isQuestion, cancellationToken).ConfigureAwait(false);
        var next = 0;
        var vectors = sequences.Select(sequence => Embedded(sequence is null ? new float[Dimensions] : Unit(outputs[next++])));
        return new GeneratedEmbeddings<Embedding<float>>([.. vectors])
        {
            Usage = new UsageDetails { InputTokenCount = sequences.Sum(sequence => (long)(sequence?.Length ?? 0)) },
        };
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceKey is not null) return null;
        return serviceType == typeof(EmbeddingGeneratorMetadata) ? _metadata : serviceType.IsInstanceOfType(this) ? this : null;
    }

    /// <inheritdoc/>
    public void Dispose() => _model.Dispose();

    private List<int[]?> Sequences(IEnumerable<string> texts, string prefix, CancellationToken cancellationToken)
    {
        var sequences = new List<int[]?>();
        foreach (var text in texts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            sequences.Add(_frame.Encode(prefix, text));
        }

        return sequences;
    }

    private Embedding<float> Embedded(float[] vector) => new(vector) { ModelId = _metadata.DefaultModelId };

    private static float[] Unit(float[] vector)
    {
        var length = TensorPrimitives.Norm<float>(vector);
        if (length > 0) TensorPrimitives.Divide(vector, length, vector);
        return vector;
    }
}
