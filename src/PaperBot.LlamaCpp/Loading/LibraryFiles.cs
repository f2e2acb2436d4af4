using PaperBot.Writing;

namespace PaperBot.LlamaCpp.Loading;

/// <summary>The three libraries that a program links to, in one folder: llama, ggml and ggml-base. The backends lie beside them.</summary>
internal sealed record LibraryFiles(string Folder, string Base, string Backends, string Llama)
{
    internal const string WhatToDo = "build PaperBot where npm and its registry can be reached, or name a folder with llama.cpp release v" + LlamaLibrary.PinnedVersion + " in Model:LibraryFolder";

    // As the packages name them, and as llama.cpp's own build does.
    private static readonly string[] Variants = [$".cuda.v{LlamaLibrary.PinnedVersion}", $".v{LlamaLibrary.PinnedVersion}", ""];

    /// <summary>Whether the folder holds the library for GPUs of NVIDIA.</summary>
    internal bool HasCuda => File.Exists(Path.Combine(Folder, FileName("ggml-cuda")));

    /// <summary>The libraries of a folder.</summary>
    /// <exception cref="ModelException">It does not exist, or some are missing.</exception>
    internal static LibraryFiles In(string folder)
    {
        if (!Directory.Exists(folder)) throw new ModelException($"The folder {folder} with llama.cpp's libraries does not exist: {WhatToDo}.");
        return new LibraryFiles(folder, Find(folder, "ggml-base"), Find(folder, "ggml"), Find(folder, "llama"));
    }

    /// <summary>Whether a folder holds llama.cpp, whichever release.</summary>
    internal static bool Exist(string folder) => Directory.Exists(folder) && Variants.Any(variant => File.Exists(Path.Combine(folder, FileName("llama" + variant))));

    private static string Find(string folder, string name) =>
        Variants.Select(variant => Path.Combine(folder, FileName(name + variant))).FirstOrDefault(File.Exists)
        ?? throw new ModelException($"{FileName(name)} is missing among llama.cpp's libraries in {folder}: {WhatToDo}.");

    // Windows and macOS have no package that the build could install; their names serve folders that people name.
    private static string FileName(string name) =>
        OperatingSystem.IsWindows() ? $"{name}.dll" : OperatingSystem.IsMacOS() ? $"lib{name}.dylib" : $"lib{name}.so";
}
