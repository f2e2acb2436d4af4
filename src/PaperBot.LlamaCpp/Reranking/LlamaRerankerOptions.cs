namespace PaperBot.LlamaCpp.Reranking;

/// <summary>How a rerank model is used.</summary>
public sealed record LlamaRerankerOptions
{
    /// <summary>Layers on the GPU; -1: all. Default -1, range -1 to 1,000. Without a GPU it has no effect.</summary>
    public int GpuLayers { get; init; } = -1;

    /// <summary>Fail rather than run on the CPU alone. Default false.</summary>
    public bool RequireGpu { get; init; }

    /// <summary>CPU threads; 0: the physical cores less one, at least one. Default 0, range 0 to 512.</summary>
    public int Threads { get; init; }

    /// <summary>Most model tokens of a question and a paper together; the ends of longer ones are left out. Default 1,024, range 32 to 32,768; never more than the model was trained for.</summary>
    public int MaxPairTokens { get; init; } = 1_024;

    /// <summary>Model tokens computed at once; 0: 512 on a CPU, 4,096 on a GPU. Default 0, range 0 to 65,536.</summary>
    public int BatchTokens { get; init; }
}
