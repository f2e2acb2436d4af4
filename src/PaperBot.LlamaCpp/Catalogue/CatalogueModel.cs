namespace PaperBot.LlamaCpp.Catalogue;

/// <summary>A model that PaperBot knows: where its file is, what may be done with it, and what it needs. Where each fact comes from stands in the room's README.</summary>
public sealed record CatalogueModel
{
    /// <summary>The short name, as typed on the command line.</summary>
    public required string Id { get; init; }

    /// <summary>The name, as its publisher writes it.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for.</summary>
    public required ModelKind Kind { get; init; }

    /// <summary>Who publishes the file, and from whom the model comes where that is someone else.</summary>
    public required string Publisher { get; init; }

    /// <summary>The repository on Hugging Face.</summary>
    public required string Repository { get; init; }

    /// <summary>The repository's revision; null takes the newest.</summary>
    public required string? Revision { get; init; }

    /// <summary>The file's name, in the repository and on disk.</summary>
    public required string File { get; init; }

    /// <summary>The format of the weights.</summary>
    public required string Quantisation { get; init; }

    /// <summary>Weights, in billions.</summary>
    public required double BillionParameters { get; init; }

    /// <summary>Weights that each model token passes through, in billions: what decides the speed.</summary>
    public required double BillionActiveParameters { get; init; }

    /// <summary>The licence: its SPDX identifier where it has one, else its name.</summary>
    public required string Licence { get; init; }

    /// <summary>How the licence limits commercial use; null where it does not.</summary>
    public required string? LicenceLimit { get; init; }

    /// <summary>The file's size; null where it is only known when the publisher is asked.</summary>
    public required long? Bytes { get; init; }

    /// <summary>The file's SHA-256, in lower case; null where it is only known when the publisher is asked.</summary>
    public required string? Sha256 { get; init; }

    /// <summary>The longest context window that the model was trained for, in model tokens.</summary>
    public required int ContextTokens { get; init; }

    /// <summary>The memory of the machines it is meant for: 4, 8, 16 or 24 GB.</summary>
    public required int MemoryGigabytes { get; init; }

    /// <summary>What each model token of the context window takes in memory, in half precision; 0 for models without such a cache.</summary>
    public required int CacheBytesPerToken { get; init; }

    /// <summary>Whether it thinks in text before it answers.</summary>
    public required bool Thinks { get; init; }

    /// <summary>What else to know; null for nothing.</summary>
    public required string? Note { get; init; }

    /// <summary>How to use it, for embedding models; null for others.</summary>
    public EmbeddingUse? Embedding { get; init; }

    /// <summary>The path of the file below the address of Hugging Face or a mirror of it.</summary>
    public string Path => $"{Repository}/resolve/{Revision ?? "main"}/{File}";
}
