using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using PaperBot.LlamaCpp.Native;
using PaperBot.Writing;

namespace PaperBot.LlamaCpp.Loading;

/// <summary>
/// Whether loaded libraries are the build whose layouts the binding knows: by version, by commit, by the functions there are, and by known default
/// values at the offsets of the two structures that are passed by value.
/// </summary>
internal static unsafe class LibraryCheck
{
    /// <summary>The commit of release v0.5.0.</summary>
    internal const string PinnedCommit = "0ad4a86";

    private static readonly (int Offset, int Value)[] ModelDefaults = [(0, 0), (16, -1), (20, 1), (24, -1), (28, 1), (32, 0), (72, 0x10000)];
    private static readonly (int Offset, int Value)[] ContextDefaults =
    [
        (0, 512), (4, 2048), (8, 512), (12, 1), (28, 4), (32, 4), (40, -1), (44, -1), (48, -1), (52, -1), (104, 1), (108, 1), (128, 0x1010100), (132, 1),
    ];

    /// <summary>
    /// Throws unless the files are of the pinned build, told by their bytes alone: ggml-base sets the process's handler of uncaught exceptions when it is
    /// loaded, and ends the process when a second copy does so, so that only files that fit may be loaded at all.
    /// </summary>
    internal static void CheckFiles(LibraryFiles files)
    {
        if (!Contains(File.ReadAllBytes(files.Base), PinnedCommit)) throw Refused(files.Folder, $"of another build (without the commit {PinnedCommit})");
        var contents = new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            [Llama.Base] = File.ReadAllBytes(files.Base), [Llama.Backends] = File.ReadAllBytes(files.Backends), [Llama.Library] = File.ReadAllBytes(files.Llama),
        };
        var missing = Functions().Where(function => !Contains(contents[function.Library], function.Name + "\0")).Select(function => function.Name).Take(3).ToList();
        if (missing.Count > 0) throw Refused(files.Folder, $"a build without {string.Join(", ", missing)}");
        if (OperatingSystem.IsLinux()) CheckParts(files.Folder);
    }

    // llama.cpp loads these by itself, and passes over what is missing.
    private static void CheckParts(string folder)
    {
        var parts = Directory.GetFiles(folder, "libggml-*.so");
        if (!parts.Any(part => Path.GetFileName(part).StartsWith("libggml-cpu", StringComparison.Ordinal)))
            throw new ModelException($"libggml-cpu is missing among llama.cpp's libraries in {folder}: {LibraryFiles.WhatToDo}.");
        if (Array.Find(parts, part => !SharedObject.IsWhole(part)) is { } cut)
            throw new ModelException($"llama.cpp's library {cut} is cut or damaged: {LibraryFiles.WhatToDo}.");
    }

    /// <summary>Throws unless the loaded libraries say that they are the pinned build and lay their structures out as it does.</summary>
    internal static void Check(string folder, IReadOnlyDictionary<string, nint> handles)
    {
        var version = Text(handles[Llama.Library], "llama_version") ?? "unknown";
        if (!version.StartsWith(LlamaLibrary.PinnedVersion, StringComparison.Ordinal)) throw Refused(folder, $"version {version}");
        var commit = Text(handles[Llama.Base], "ggml_commit") ?? "";
        if (!commit.StartsWith(PinnedCommit, StringComparison.Ordinal)) throw Refused(folder, $"build {version} of commit {commit}");
        if (!Matches(handles[Llama.Library], "llama_model_default_params", ModelDefaults) || !Matches(handles[Llama.Library], "llama_context_default_params", ContextDefaults))
            throw Refused(folder, $"version {version} with another layout");
    }

    private static ModelException Refused(string folder, string what) =>
        new($"The llama.cpp libraries in {folder} are {what}, but this program needs release v{LlamaLibrary.PinnedVersion} (commit {PinnedCommit}): {LibraryFiles.WhatToDo}.");

    private static bool Contains(byte[] content, string text) => content.AsSpan().IndexOf(Encoding.ASCII.GetBytes(text)) >= 0;

    private static string? Text(nint library, string function) =>
        NativeLibrary.TryGetExport(library, function, out var address) ? Marshal.PtrToStringUTF8((nint)((delegate* unmanaged[Cdecl]<byte*>)address)()) : null;

    private static IEnumerable<(string Library, string Name)> Functions() =>
        from method in typeof(Llama).GetMethods(BindingFlags.Static | BindingFlags.NonPublic)
        let import = method.GetCustomAttribute<LibraryImportAttribute>()
        where import?.EntryPoint is not null
        select (import.LibraryName, import.EntryPoint);

    // The room is larger than any layout, so that another one cannot write beyond it.
    private static bool Matches(nint library, string function, (int Offset, int Value)[] expected)
    {
        if (!NativeLibrary.TryGetExport(library, function, out var address)) return false;
        var parameters = ((delegate* unmanaged[Cdecl]<Room>)address)();
        var bytes = new ReadOnlySpan<byte>(&parameters, sizeof(Room));
        foreach (var (offset, value) in expected) if (MemoryMarshal.Read<int>(bytes[offset..]) != value) return false;
        return true;
    }

    [StructLayout(LayoutKind.Sequential, Size = 1024)]
    private struct Room
    {
        public long First;
    }
}
