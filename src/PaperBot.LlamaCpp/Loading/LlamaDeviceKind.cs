namespace PaperBot.LlamaCpp.Loading;

/// <summary>Kinds of devices, in llama.cpp's numbers.</summary>
public enum LlamaDeviceKind
{
    /// <summary>The processor.</summary>
    Cpu = 0,

    /// <summary>A graphics card with memory of its own.</summary>
    Gpu = 1,

    /// <summary>A graphics unit that shares the processor's memory.</summary>
    IntegratedGpu = 2,

    /// <summary>Something that helps the processor.</summary>
    Accelerator = 3,
}
