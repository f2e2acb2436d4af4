namespace PaperBot.Qdrant.Payloads;

/// <summary>A payload index to be made: <c>keyword</c> or <c>integer</c>.</summary>
internal sealed record PayloadIndex
{
    public required string Type { get; init; }

    public bool? OnDisk { get; init; }

    /// <summary>Whether whole numbers can be matched exactly.</summary>
    public bool? Lookup { get; init; }

    /// <summary>Whether whole numbers can be compared and ordered.</summary>
    public bool? Range { get; init; }

    public static PayloadIndex Keyword(bool onDisk) => new() { Type = "keyword", OnDisk = onDisk ? true : null };

    public static PayloadIndex Integer(bool onDisk) => new() { Type = "integer", Lookup = true, Range = true, OnDisk = onDisk ? true : null };
}
