using Microsoft.Extensions.AI;

namespace PaperBot.Embedding;

/// <summary>
/// Tells a generator whether it embeds questions or papers, which some models read differently. Generators that know no difference ignore it; texts of
/// which nothing is said are papers.
/// </summary>
public static class EmbeddingPurpose
{
    private const string Key = "paperbot.embedding_purpose";
    private const string Question = "question";
    private const string Paper = "paper";

    /// <summary>Options for embedding questions.</summary>
    public static EmbeddingGenerationOptions OfQuestions() => Of(Question);

    /// <summary>Options for embedding papers.</summary>
    public static EmbeddingGenerationOptions OfPapers() => Of(Paper);

    /// <summary>Whether questions are embedded.</summary>
    public static bool IsQuestion(EmbeddingGenerationOptions? options) => options?.AdditionalProperties?.GetValueOrDefault(Key) as string == Question;

    private static EmbeddingGenerationOptions Of(string purpose) => new() { AdditionalProperties = new AdditionalPropertiesDictionary { [Key] = purpose } };
}
