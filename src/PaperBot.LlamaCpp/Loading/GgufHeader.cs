namespace PaperBot.LlamaCpp.Loading;

/// <summary>What a model file says of itself, read without llama.cpp: enough to refuse a file that cannot work before gigabytes are loaded.</summary>
internal sealed record GgufHeader
{
    /// <summary>The model's family as llama.cpp names it, for example llama, qwen3 or bert.</summary>
    public required string Architecture { get; init; }

    /// <summary>The model's own name; empty when it gives none.</summary>
    public required string Name { get; init; }

    /// <summary>How most weights are stored, for example Q4_0; the type that takes the most bytes.</summary>
    public required string Quantisation { get; init; }

    /// <summary>Tokens of context that it was trained for; null when it does not say.</summary>
    public required long? ContextTokens { get; init; }

    /// <summary>The kind of its vocabulary, for example llama, gpt2 or bert; null when it has none.</summary>
    public required string? Vocabulary { get; init; }

    /// <summary>How token vectors become one vector (1 mean, 2 first, 3 last, 4 a score of relevance); null for models that write.</summary>
    public required int? Pooling { get; init; }

    /// <summary>Whether a chat template is in it.</summary>
    public required bool HasChatTemplate { get; init; }

    /// <summary>Which part of a split model it is, counted from 0.</summary>
    public required int Part { get; init; }

    /// <summary>How many files the model is split into; 1 for a whole one.</summary>
    public required int Parts { get; init; }

    /// <summary>Tensors in this file.</summary>
    public required long TensorCount { get; init; }

    /// <summary>Bytes that the file has at least when it is whole.</summary>
    public required long LeastBytes { get; init; }

    /// <summary>Reads the header of a file.</summary>
    /// <exception cref="Writing.ModelException">There is no such file, or it is no whole model file that can be loaded here.</exception>
    public static GgufHeader Read(string path) => ModelFile.ReadHeader(path);
}
