using PaperBot.Embedding;

namespace PaperBot.Qdrant.Meta;

/// <summary>What a library knows of one embedding.</summary>
internal sealed record ProfileRecord
{
    public const string KindName = "profile";

    public string Kind { get; init; } = KindName;

    public required string ProfileKind { get; init; }

    public required string Fingerprint { get; init; }

    public required int Dimensions { get; init; }

    /// <summary>Whether there is a collection with its vectors.</summary>
    public bool HasCollection { get; init; }

    /// <summary>Papers there were when it was put in force.</summary>
    public int PapersAtActivation { get; init; }

    /// <summary>When another took its place; null while it serves or is being made.</summary>
    public DateTimeOffset? ReplacedAt { get; init; }

    /// <summary>Hash of its model, and how many pieces that is kept in; null when it needs none.</summary>
    public string? ModelHash { get; init; }

    public int ModelPieces { get; init; }

    public EmbeddingProfile ToProfile() => new(ProfileKind, Fingerprint, Dimensions);

    public static ProfileRecord Of(EmbeddingProfile profile) => new() { ProfileKind = profile.Kind, Fingerprint = profile.Fingerprint, Dimensions = profile.Dimensions };
}
