using PaperBot.Papers;

namespace PaperBot.Indexing;

/// <summary>What a copy did, and what a look at both sides found afterwards.</summary>
public sealed record CopyReport
{
    /// <summary>The source's papers.</summary>
    public required PapersChecksum Source { get; init; }

    /// <summary>The target's papers; with others beside them, those alone that hold the source's.</summary>
    public required PapersChecksum Target { get; init; }

    /// <summary>Papers that were written to the target.</summary>
    public required int Copied { get; init; }

    /// <summary>Papers that were there already, the same in every respect.</summary>
    public required int AlreadyThere { get; init; }

    /// <summary>Embeddings that were written to the target.</summary>
    public required int EmbeddingsCopied { get; init; }

    /// <summary>The state of the source; a server may only estimate its counts.</summary>
    public required IndexStatus SourceStatus { get; init; }

    /// <summary>The state of the target afterwards; likewise.</summary>
    public required IndexStatus TargetStatus { get; init; }

    /// <summary>How many papers of the target have no embedding though the source has one.</summary>
    public int UnembeddedCount { get; init; }

    /// <summary>The first of the papers that the target does not hold as the source does.</summary>
    public IReadOnlyList<PaperId> Differing { get; init; } = [];

    /// <summary>How many papers the target does not hold as the source does.</summary>
    public int DifferingCount { get; init; }

    /// <summary>How many of these it does not hold at all.</summary>
    public int MissingCount { get; init; }

    /// <summary>Whether the target was allowed to hold other papers.</summary>
    public required bool Merges { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Whether the embeddings of the source were left out, because others are in force in the target that they cannot stand beside.</summary>
    public bool KeptOtherEmbedding { get; init; }

    /// <summary>Whether the target holds all that the source does: the same papers, or with others beside them each of the source's under all its identifiers.</summary>
    public bool IsVerified => Merges
        ? MissingCount == 0
        : Source.Count == Target.Count && Source.ToString() == Target.ToString() && UnembeddedCount == 0 && SourceStatus.Embedding == TargetStatus.Embedding;
}
