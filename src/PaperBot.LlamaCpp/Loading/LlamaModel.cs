using System.Runtime.InteropServices;
using PaperBot.LlamaCpp.Native;
using PaperBot.LlamaCpp.Tokenising;
using PaperBot.Writing;

namespace PaperBot.LlamaCpp.Loading;

/// <summary>A loaded GGUF model; contexts are made of it.</summary>
public sealed class LlamaModel : IDisposable
{
    private LlamaModel(nint handle, string path) => (Handle, Path, Tokeniser) = (handle, path, new Tokeniser(Llama.Vocabulary(handle)));

    /// <summary>The file it came from.</summary>
    public string Path { get; }

    /// <summary>Its tokeniser.</summary>
    public Tokeniser Tokeniser { get; }

    /// <summary>Tokens of context that it was trained for.</summary>
    public int TrainedContext => Llama.TrainedContext(Handle);

    /// <summary>The chat template that the file carries; null when it has none.</summary>
    public unsafe string? ChatTemplateText => Marshal.PtrToStringUTF8((nint)Llama.ChatTemplate(Handle, null));

    internal nint Handle { get; private set; }

    /// <summary>Loads a model; takes seconds for large ones.</summary>
    /// <exception cref="ModelException">The file is missing, damaged or of a kind that the library does not know.</exception>
    public static LlamaModel Load(LlamaLibrary library, string path, ModelLoadOptions options)
    {
        ArgumentNullException.ThrowIfNull(library);
        LlamaLog.Clear();
        var parameters = Llama.DefaultModelParams();
        parameters.GpuLayers = options.GpuLayers;
        var handle = Llama.LoadModel(path, parameters);
        return handle != 0 ? new LlamaModel(handle, path) : throw new ModelException($"The model {path} cannot be loaded.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Handle != 0) Llama.FreeModel(Handle);
        Handle = 0;
    }
}
