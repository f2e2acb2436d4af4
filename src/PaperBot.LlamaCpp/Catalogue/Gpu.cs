namespace PaperBot.LlamaCpp.Catalogue;

/// <summary>A graphics card.</summary>
/// <param name="Name">How its maker calls it.</param>
/// <param name="TotalBytes">Its memory.</param>
/// <param name="FreeBytes">What of that is free.</param>
public sealed record Gpu(string Name, long TotalBytes, long FreeBytes);
