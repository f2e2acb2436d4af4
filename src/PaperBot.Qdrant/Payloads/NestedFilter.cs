namespace PaperBot.Qdrant.Payloads;

/// <summary>A filter that one object of a list has to meet by itself.</summary>
internal sealed record NestedFilter(string Key, Filter Filter);
