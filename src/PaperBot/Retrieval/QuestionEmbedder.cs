using PaperBot.Embedding;
using PaperBot.Indexing;
using PaperBot.Writing;

namespace PaperBot.Retrieval;

/// <summary>One question → its vector in the embedding in force, if there is one; a model that fails is remarked on and not asked again for this question.</summary>
internal sealed class QuestionEmbedder(CorpusEmbedding embedding, ActiveEmbedding? active)
{
    private readonly Dictionary<string, ReadOnlyMemory<float>> _known = new(StringComparer.Ordinal);

    /// <summary>The embedding that made the vectors.</summary>
    public EmbeddingProfile? Profile => active?.Profile;

    /// <summary>What went wrong; null when nothing did.</summary>
    public string? Remark { get; private set; }

    /// <summary>The vector of the question and of what its abbreviations stand for; empty when there is none to be had.</summary>
    public async Task<ReadOnlyMemory<float>> EmbedAsync(Question question, QueryTerms terms, CancellationToken cancellationToken)
    {
        if (active is null || Remark is not null) return default;
        try
        {
            var vector = await VectorAsync(TextOf(question, terms), cancellationToken).ConfigureAwait(false);
            return terms.Expansion.Text is { Length: > 0 } besides
                ? Feedback.Move(vector, [await VectorAsync(besides, cancellationToken).ConfigureAwait(false)], QueryExpansion.Weight)
                : vector;
        }
        catch (ModelException exception)
        {
            Remark = $"{exception.Message} Papers were found by their words alone.";
            return default;
        }
    }

    // The built-in embedding counts words, and those of asking are none of the topic's; other models have learnt to read whole questions, typing errors included.
    private string TextOf(Question question, QueryTerms terms) => active!.Profile.Kind == ConfiguredEmbedding.BuiltInKind
        ? TopicWords.Rewrite(question.Text, terms.Topic, terms.Corrections)
        : question.Text;

    private async Task<ReadOnlyMemory<float>> VectorAsync(string text, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(text, out var known)) return known;
        return _known[text] = await embedding.EmbedAsync(active!, text, EmbeddingPurpose.OfQuestions(), cancellationToken).ConfigureAwait(false);
    }
}
