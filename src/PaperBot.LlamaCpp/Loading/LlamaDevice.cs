namespace PaperBot.LlamaCpp.Loading;

/// <summary>Something that models can run on.</summary>
/// <param name="Name">llama.cpp's name, for example CPU or CUDA0.</param>
/// <param name="Description">The maker's name of it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="FreeBytes">Memory that is free.</param>
/// <param name="TotalBytes">Memory that there is.</param>
public sealed record LlamaDevice(string Name, string Description, LlamaDeviceKind Kind, long FreeBytes, long TotalBytes);
