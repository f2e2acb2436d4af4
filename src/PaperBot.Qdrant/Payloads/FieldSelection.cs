using System.Text.Json.Serialization;

namespace PaperBot.Qdrant.Payloads;

/// <summary>Which fields of the payload, or which vectors, come back: none, all, or those named.</summary>
[JsonConverter(typeof(FieldSelectionConverter))]
internal sealed record FieldSelection
{
    private FieldSelection(bool all, IReadOnlyList<string>? names) => (IsAll, Names) = (all, names);

    public static FieldSelection None { get; } = new(false, null);

    public static FieldSelection All { get; } = new(true, null);

    /// <summary>True for all of them.</summary>
    public bool IsAll { get; }

    /// <summary>The ones named; null when all or none are meant.</summary>
    public IReadOnlyList<string>? Names { get; }

    public static FieldSelection Only(params string[] names) => new(false, names);
}
