using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using PaperBot.LlamaCpp.Native;
using PaperBot.Writing;

namespace PaperBot.LlamaCpp.Loading;

/// <summary>
/// llama.cpp's shared libraries, loaded and checked: there is one set per process, from whichever folder succeeded first. A folder that fails leaves
/// nothing behind. Tried on Linux; the names that Windows and macOS use are known, but nothing was tried there.
/// </summary>
public sealed class LlamaLibrary
{
    /// <summary>The release whose layouts this binding knows.</summary>
    public const string PinnedVersion = "0.5.0";

    private static readonly Lock Guard = new();
    private static readonly Dictionary<string, nint> Handles = new(StringComparer.Ordinal);
    private static LlamaLibrary? _loaded;
    private static string? _refused;

    private LlamaLibrary(LibraryFiles files) => (Folder, HasCuda) = (files.Folder, files.HasCuda);

    /// <summary>The folder it was loaded from.</summary>
    public string Folder { get; }

    /// <summary>Whether the folder holds the library for NVIDIA's GPUs.</summary>
    public bool HasCuda { get; }

    /// <summary>What the models can run on, the CPU among it. Memory is as it is now.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "There are no devices before a library is loaded.")]
    public IReadOnlyList<LlamaDevice> Devices => LlamaDevices.Read();

    /// <summary>Why no GPU can be used; null when one can. One clause without a full stop.</summary>
    public string? WhyNoGpu => GpuAbsence.Explain(
        LlamaDevices.HasGpu(Devices), NvidiaDriver.IsPresent, HasCuda, HasCuda && NvidiaDriver.IsPresent ? NvidiaDriver.MissingRuntimeLibraries() : []);

    /// <summary>
    /// The folder with the libraries: <paramref name="configured"/> (Model:LibraryFolder) if it is given, else the one that the build puts beside the program;
    /// null when they were not installed.
    /// </summary>
    public static string? FindFolder(string? configured = null) => LibraryFolders.Find(configured);

    /// <summary>Finds the libraries as <see cref="FindFolder"/> does and loads them.</summary>
    /// <exception cref="ModelException">There are none, they cannot be loaded on this machine, or they are of another build.</exception>
    public static LlamaLibrary FindAndLoad(string? configured) =>
        Load(FindFolder(configured) ?? throw new ModelException(string.IsNullOrWhiteSpace(configured)
            ? $"llama.cpp's libraries are not installed beside the program ({Path.Combine(AppContext.BaseDirectory, "llama")}): {LibraryFiles.WhatToDo}."
            : $"Model:LibraryFolder is {configured}, which holds no llama.cpp library: {LibraryFiles.WhatToDo}."));

    /// <summary>Loads the libraries of <paramref name="folder"/>.</summary>
    /// <exception cref="ModelException">They are missing, cannot be loaded on this machine, or are of another build.</exception>
    public static LlamaLibrary Load(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        lock (Guard) return _loaded ??= LoadFrom(LibraryFiles.In(Path.GetFullPath(folder)));
    }

    private static LlamaLibrary LoadFrom(LibraryFiles files)
    {
        if (_refused is not null) throw new ModelException($"llama.cpp of another build was loaded before from {_refused}, and cannot be unloaded: start the program again.");
        foreach (var (name, handle) in OpenChecked(files)) Handles[name] = handle;
        NativeLibrary.SetDllImportResolver(typeof(Llama).Assembly, (name, _, _) => Handles.GetValueOrDefault(name));
        LlamaLog.Attach();
        Llama.LoadBackends(files.Folder);
        Llama.InitialiseBackend();
        return new LlamaLibrary(files);
    }

    private static Dictionary<string, nint> OpenChecked(LibraryFiles files)
    {
        LibraryCheck.CheckFiles(files);
        // The last of the chain first: the loader maps all three before it runs anything in them, so that a damaged one leaves nothing behind.
        var library = Open(files.Llama);
        _refused = files.Folder;
        var opened = new Dictionary<string, nint>(StringComparer.Ordinal) { [Llama.Library] = library, [Llama.Backends] = Open(files.Backends), [Llama.Base] = Open(files.Base) };
        LibraryCheck.Check(files.Folder, opened);
        _refused = null;
        return opened;
    }

    private static nint Open(string path)
    {
        try
        {
            return NativeLibrary.Load(path);
        }
        catch (Exception exception) when (exception is DllNotFoundException or BadImageFormatException)
        {
            throw new ModelException($"llama.cpp's library {path} cannot be loaded here ({Reason(exception.Message)}): {Advice(exception.Message)}.", exception);
        }
    }

    private static string Advice(string reason) =>
        reason.Contains("libstdc++", StringComparison.Ordinal) || reason.Contains("libgcc", StringComparison.Ordinal) || reason.Contains("libgomp", StringComparison.Ordinal)
            ? "install the C++ runtime (package libstdc++6 on Debian and Ubuntu)"
            : $"it is damaged or made for another machine; {LibraryFiles.WhatToDo}";

    // The loader's message names every path it tried, each in a line of its own; the first says what is wrong.
    private static string Reason(string message)
    {
        var line = message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault(part => part.Contains(": ", StringComparison.Ordinal) && part.StartsWith('/')) ?? message.Split('\n')[0];
        return line[(line.IndexOf(": ", StringComparison.Ordinal) is var colon and >= 0 ? colon + 2 : 0)..].TrimEnd('.');
    }
}
