using System.Runtime.InteropServices;
using PaperBot.LlamaCpp.Native;
using PaperBot.LlamaCpp.Tokenising;
using PaperBot.Writing;

namespace PaperBot.LlamaCpp.Loading;

/// <summary>A loaded GGUF model; contexts are made of it.</summary>
internal sealed class LlamaModel : IDisposable
{
    private const int RankPooling = 4;

    private static readonly HashSet<string> Encoders = new(StringComparer.Ordinal)
    {
        "bert", "nomic-bert", "nomic-bert-moe", "jina-bert-v2", "jina-bert-v3", "modern-bert", "neo-bert", "eurobert", "t5encoder", "gemma-embedding",
    };

    // The log belongs to the process: two models that load at the same time would read each other's lines.
    private static readonly Lock Guard = new();

    private LlamaModel(nint handle, string path, GgufHeader header, StartReport report) =>
        (Handle, Path, Header, StartReport, Tokeniser) = (handle, path, header, report, new Tokeniser(Llama.Vocabulary(handle)));

    /// <summary>The file it came from.</summary>
    public string Path { get; }

    /// <summary>What the file says of itself.</summary>
    public GgufHeader Header { get; }

    /// <summary>Where it runs, and why not on a GPU.</summary>
    public StartReport StartReport { get; }

    /// <summary>Its tokeniser.</summary>
    public Tokeniser Tokeniser { get; }

    /// <summary>Tokens of context that it was trained for.</summary>
    public int TrainedContext => Llama.TrainedContext(Handle);

    /// <summary>The chat template that the file carries; null when it has none.</summary>
    public unsafe string? ChatTemplateText => Marshal.PtrToStringUTF8((nint)Llama.ChatTemplate(Handle, null));

    internal nint Handle { get; private set; }

    /// <summary>Loads a model; takes seconds for large ones.</summary>
    /// <exception cref="ModelException">The file is missing, damaged or of a kind that the library does not know, or a GPU is required and there is none.</exception>
    public static LlamaModel Load(LlamaLibrary library, string path, ModelLoadOptions options) => Load(library, path, options, progress: null, CancellationToken.None);

    /// <summary>The same with progress from 0 to 1, told on the calling thread.</summary>
    /// <exception cref="ModelException">As above.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; nothing stays loaded.</exception>
    public static LlamaModel Load(LlamaLibrary library, string path, ModelLoadOptions options, IProgress<float>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(library);
        ArgumentNullException.ThrowIfNull(options);
        cancellationToken.ThrowIfCancellationRequested();
        var header = ModelFile.ReadHeader(path);
        CheckPurpose(path, header, options.Purpose);
        var whyNoGpu = options.GpuLayers == 0 ? "Model:GpuLayers is 0" : library.WhyNoGpu;
        if (options.RequireGpu && whyNoGpu is not null) throw NoGpu(whyNoGpu);
        lock (Guard)
        {
            LlamaLog.Clear();
            var handle = Open(path, header, options, progress, cancellationToken);
            var (onGpu, layers) = LoadLog.Layers(LlamaLog.Read()) ?? (0, Llama.LayerCount(handle) + 1);
            if (onGpu == 0) whyNoGpu ??= "llama.cpp put no layer on it";
            if (options.RequireGpu && onGpu == 0)
            {
                Llama.FreeModel(handle);
                throw NoGpu(whyNoGpu!);
            }

            var name = $"{System.IO.Path.GetFileName(path)} ({header.Quantisation})";
            return new LlamaModel(handle, path, header, new StartReport(name, Device(library, onGpu > 0), onGpu, layers, onGpu > 0 ? null : whyNoGpu));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Handle != 0) Llama.FreeModel(Handle);
        Handle = 0;
    }

    private static nint Open(string path, GgufHeader header, ModelLoadOptions options, IProgress<float>? progress, CancellationToken cancellationToken)
    {
        using var report = new LoadProgress(progress, cancellationToken);
        var parameters = Llama.DefaultModelParams();
        parameters.GpuLayers = options.GpuLayers;
        parameters.ProgressCallback = LoadProgress.Callback;
        parameters.ProgressCallbackUserData = report.UserData;
        var handle = Llama.LoadModel(path, parameters);
        if (handle != 0) return handle;
        cancellationToken.ThrowIfCancellationRequested();
        if (report.Failure is not null) throw new InvalidOperationException("The receiver of the progress failed.", report.Failure);
        var lines = LlamaLog.Read();
        throw new ModelException(LoadLog.Message(path, header, LoadLog.Reason(lines)), new InvalidDataException(string.Join('\n', lines.TakeLast(20))));
    }

    private static string Device(LlamaLibrary library, bool onGpu)
    {
        var devices = library.Devices;
        var device = (onGpu ? devices.FirstOrDefault(device => device.Kind is LlamaDeviceKind.Gpu or LlamaDeviceKind.IntegratedGpu) : null) ?? devices.FirstOrDefault(device => device.Kind == LlamaDeviceKind.Cpu);
        return device is null ? "the CPU" : string.IsNullOrEmpty(device.Description) ? device.Name : device.Description;
    }

    private static ModelException NoGpu(string why) => new($"Model:RequireGpu is set, but no GPU is used: {why}; fix that, or unset Model:RequireGpu to run on the CPU.");

    private static void CheckPurpose(string path, GgufHeader header, ModelPurpose purpose)
    {
        var name = System.IO.Path.GetFileName(path);
        switch (purpose)
        {
            case ModelPurpose.Writing when header.Pooling > 0 || Encoders.Contains(header.Architecture):
                throw new ModelException($"{name} is a model for embedding texts ({header.Architecture}), which cannot write: set Model:Path to an instruct model (paperbot models list shows good ones).");
            case ModelPurpose.Embedding when header.Pooling == RankPooling:
                throw new ModelException($"{name} is a model for reranking: name it in Rerank:Path, and in Embedding:Path an embedding model (paperbot models list shows good ones).");
            case ModelPurpose.Embedding when header is { Pooling: null, HasChatTemplate: true }:
                throw new ModelException($"{name} is a model for chats, whose vectors are of no use for search: set Embedding:Path to an embedding model (paperbot models list shows good ones).");
            case ModelPurpose.Reranking when header.Pooling != RankPooling:
                throw new ModelException($"{name} is no rerank model: set Rerank:Path to one (paperbot models list shows good ones), or leave it empty.");
        }
    }
}
