namespace PaperBot.LlamaCpp.Loading;

/// <summary>How a model file is loaded.</summary>
internal sealed record ModelLoadOptions
{
    /// <summary>Layers that are put on the GPU; -1: as many as there are. Default -1, range -1 to 1,000. Without a GPU it has no effect.</summary>
    public int GpuLayers { get; init; } = -1;

    /// <summary>Fail rather than run on the CPU alone. Default false.</summary>
    public bool RequireGpu { get; init; }

    /// <summary>What the model is for; one that is made for something else is refused. Default: not checked.</summary>
    public ModelPurpose Purpose { get; init; }
}
