namespace PaperBot.Qdrant.Payloads;

/// <summary>Asks how many points meet a filter.</summary>
internal sealed record CountRequest(Filter? Filter, bool Exact);
