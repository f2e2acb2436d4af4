namespace PaperBot.LlamaCpp.Catalogue;

/// <summary>What a machine offers to models.</summary>
/// <param name="TotalBytes">Memory that this process may use.</param>
/// <param name="FreeBytes">What of that is free now.</param>
/// <param name="Gpus">The graphics cards that llama.cpp can use; empty for none.</param>
public sealed record Machine(long TotalBytes, long FreeBytes, IReadOnlyList<Gpu> Gpus);
