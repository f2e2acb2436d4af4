namespace PaperBot.LlamaCpp.Embedding;

/// <summary>What a model wants to read before a text.</summary>
/// <param name="Query">Before a question.</param>
/// <param name="Document">Before a paper.</param>
public sealed record EmbeddingPrefixes(string Query, string Document)
{
    private const string Instruction = "Given a web search query, retrieve relevant passages that answer the query";
    private const string Passages = "Represent this sentence for searching relevant passages: ";

    /// <summary>Nothing before anything.</summary>
    public static EmbeddingPrefixes None { get; } = new("", "");

    // As the makers' model cards say. The first family whose marks all occur in the model's names is taken, so the narrower ones stand first.
    private static readonly (string[] Marks, EmbeddingPrefixes Prefixes)[] Families =
    [
        (["nomic", "embed-code"], new("Represent this query for searching relevant code: ", "")),
        (["nomic"], new("search_query: ", "search_document: ")),
        (["qwen3", "embed"], new($"Instruct: {Instruction}\nQuery:", "")),
        (["gemma", "embed"], new("task: search result | query: ", "title: none | text: ")),
        (["e5", "instruct"], new($"Instruct: {Instruction}\nQuery: ", "")),
        (["e5-mistral"], new($"Instruct: {Instruction}\nQuery: ", "")),
        (["e5-"], new("query: ", "passage: ")),
        (["snowflake-arctic-embed2"], new("query: ", "")),
        (["snowflake-arctic-embed", "v2"], new("query: ", "")),
        (["snowflake-arctic-embed"], new(Passages, "")),
        (["mxbai-embed"], new(Passages, "")),
        (["bge-m3"], None),
        (["bge", "-en"], new(Passages, "")),
    ];

    /// <summary>The prefixes of the family that a model of that name, as servers and publishers write it, belongs to; none for others.</summary>
    public static EmbeddingPrefixes OfName(string name) => Of(name.ToLowerInvariant().Replace(' ', '-').Replace('_', '-'));

    /// <summary>The prefixes of the family that <paramref name="names"/> (small letters, hyphens) tell; none for others.</summary>
    internal static EmbeddingPrefixes Of(string names) =>
        Families.FirstOrDefault(family => family.Marks.All(mark => names.Contains(mark, StringComparison.Ordinal))).Prefixes ?? None;
}
