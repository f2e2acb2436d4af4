using System.Reflection;
using System.Runtime.InteropServices;
using PaperBot.LlamaCpp.Native;
using PaperBot.Writing;

namespace PaperBot.LlamaCpp.Loading;

/// <summary>
/// Whether loaded libraries are the build whose layouts the binding knows: by version, by commit, by the functions there are, and by known default
/// values at the offsets of the two structures that are passed by value. Uses nothing that stays bound when the libraries are let go again.
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

    /// <summary>Throws unless everything fits.</summary>
    internal static void Check(string folder, IReadOnlyDictionary<string, nint> handles)
    {
        var version = Text(handles[Llama.Library], "llama_version") ?? "unknown";
        if (!version.StartsWith(LlamaLibrary.PinnedVersion, StringComparison.Ordinal)) throw Refused(folder, $"version {version}");
        var commit = Text(handles[Llama.Base], "ggml_commit");
        if (commit is not (null or "" or "unknown") && !IsPinned(commit)) throw Refused(folder, $"build {version} of commit {commit}");
        var missing = MissingFunctions(handles);
        if (missing.Count > 0) throw Refused(folder, $"a build without {string.Join(", ", missing.Take(3))}");
        if (!Matches(handles[Llama.Library], "llama_model_default_params", ModelDefaults) || !Matches(handles[Llama.Library], "llama_context_default_params", ContextDefaults))
            throw Refused(folder, $"version {version} with another layout");
    }

    private static ModelException Refused(string folder, string what) =>
        new($"The llama.cpp libraries in {folder} are {what}, but this program needs release v{LlamaLibrary.PinnedVersion} (commit {PinnedCommit}): {LibraryFiles.WhatToDo}.");

    private static bool IsPinned(string commit) => commit.StartsWith(PinnedCommit, StringComparison.Ordinal) || (commit.Length >= 5 && PinnedCommit.StartsWith(commit, StringComparison.Ordinal));

    private static string? Text(nint library, string function) =>
        NativeLibrary.TryGetExport(library, function, out var address) ? Marshal.PtrToStringUTF8((nint)((delegate* unmanaged[Cdecl]<byte*>)address)()) : null;

    private static List<string> MissingFunctions(IReadOnlyDictionary<string, nint> handles) =>
    [
        .. from method in typeof(Llama).GetMethods(BindingFlags.Static | BindingFlags.NonPublic)
           let import = method.GetCustomAttribute<LibraryImportAttribute>()
           where import?.EntryPoint is not null && !NativeLibrary.TryGetExport(handles[import.LibraryName], import.EntryPoint, out _)
           select import.EntryPoint,
    ];

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
