namespace PaperBot.Qdrant.Meta;

/// <summary>A piece of a model, in base64.</summary>
internal sealed record ModelPiece(string Profile, string Data)
{
    public const string KindName = "model";

    public string Kind { get; init; } = KindName;
}
