using System.Runtime.InteropServices;
using PaperBot.LlamaCpp.Native;
using PaperBot.Writing;

namespace PaperBot.LlamaCpp.Loading;

/// <summary>llama.cpp's shared libraries, loaded and checked: there is one set per process, whichever folder it came from first.</summary>
public sealed unsafe class LlamaLibrary
{
    /// <summary>The release whose layouts this binding knows.</summary>
    public const string PinnedVersion = "0.5.0";

    private static readonly Lock Guard = new();
    private static readonly Dictionary<string, nint> Handles = new(StringComparer.Ordinal);
    private static LlamaLibrary? _loaded;

    private LlamaLibrary(string folder) => Folder = folder;

    /// <summary>The folder it was loaded from.</summary>
    public string Folder { get; }

    /// <summary>
    /// The folder with the libraries: <paramref name="configured"/> (Model:LibraryFolder) if it is given, else the one that the build puts beside the program;
    /// null when they were not installed.
    /// </summary>
    public static string? FindFolder(string? configured = null) => LibraryFolders.Find(configured);

    /// <summary>Loads the libraries of <paramref name="folder"/>.</summary>
    /// <exception cref="ModelException">They are missing, cannot be loaded on this machine, or are of another build.</exception>
    public static LlamaLibrary Load(string folder)
    {
        lock (Guard) return _loaded ??= LoadFrom(Path.GetFullPath(folder));
    }

    private static LlamaLibrary LoadFrom(string folder)
    {
        Handles[Llama.Base] = Open(folder, "ggml-base");
        var variant = folder.EndsWith("-cuda", StringComparison.Ordinal) ? "cuda." : "";
        Handles[Llama.Backends] = Open(folder, $"ggml.{variant}v{PinnedVersion}");
        Handles[Llama.Library] = Open(folder, $"llama.{variant}v{PinnedVersion}");
        NativeLibrary.SetDllImportResolver(typeof(Llama).Assembly, (name, _, _) => Handles.GetValueOrDefault(name));
        LlamaLog.Attach();
        Check();
        Llama.LoadBackends(folder);
        Llama.InitialiseBackend();
        return new LlamaLibrary(folder);
    }

    private static nint Open(string folder, string name)
    {
        var path = Path.Combine(folder, $"lib{name}.so");
        try
        {
            return NativeLibrary.Load(path);
        }
        catch (Exception exception) when (exception is DllNotFoundException or BadImageFormatException)
        {
            throw new ModelException($"llama.cpp's library {path} cannot be loaded.", exception);
        }
    }

    private static void Check()
    {
        var version = Marshal.PtrToStringUTF8((nint)Llama.Version()) ?? "";
        if (!version.StartsWith(PinnedVersion, StringComparison.Ordinal))
            throw new ModelException($"llama.cpp's library is of build {version}, but this program knows only build {PinnedVersion}.");
    }
}
