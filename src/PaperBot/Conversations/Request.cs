using System.Text.Json.Serialization;
using PaperBot.Answering;
using PaperBot.Papers;

namespace PaperBot.Conversations;

/// <summary>A wish understood: what is wanted, and of what.</summary>
/// <param name="Intent">What is wanted.</param>
/// <param name="Subject">The question, topic, query or paper.</param>
/// <param name="Other">The second paper of a comparison; otherwise null.</param>
public sealed record Request(Intent Intent, string Subject, string? Other = null)
{
    /// <summary>
    /// The plain words that the wish was read from; null when it was a command. Plain words that look like a comparison may mean something else than two
    /// papers: then they are a question like any other.
    /// </summary>
    public string? Typed { get; init; }

    /// <summary>Of a search: how many results were seen before.</summary>
    public int Skipped { get; init; }

    /// <summary>Of a search, or for similar papers: how many papers at most.</summary>
    public int Limit { get; init; } = DefaultLimit;

    /// <summary>Of similar papers: further examples; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SimilarExamples? Examples { get; init; }

    /// <summary>Of a question: the only papers that it is answered from; null for all.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<PaperId>? Within { get; init; }

    /// <summary>Papers in a list, unless told otherwise.</summary>
    public const int DefaultLimit = 10;
}
