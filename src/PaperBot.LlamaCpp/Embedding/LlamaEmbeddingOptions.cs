namespace PaperBot.LlamaCpp.Embedding;

/// <summary>How an embedding model is used.</summary>
public sealed record LlamaEmbeddingOptions
{
    /// <summary>Layers on the GPU; -1: all. Default -1, range -1 to 1,000. Without a GPU it has no effect.</summary>
    public int GpuLayers { get; init; } = -1;

    /// <summary>Fail rather than run on the CPU alone. Default false.</summary>
    public bool RequireGpu { get; init; }

    /// <summary>CPU threads; 0: the physical cores less one, at least one. Default 0, range 0 to 512.</summary>
    public int Threads { get; init; }

    /// <summary>How the tokens' vectors become one. Default: as the model says.</summary>
    public Pooling Pooling { get; init; } = Pooling.OfModel;

    /// <summary>Put before each question; null (default): what is known of the model's family, else nothing.</summary>
    public string? QueryPrefix { get; init; }

    /// <summary>Put before each paper; null (default): what is known of the model's family, else nothing.</summary>
    public string? DocumentPrefix { get; init; }

    /// <summary>Most model tokens of a text, special ones included; the end of a longer one is left out. Default 1,024, range 16 to 32,768; never more than the model was trained for.</summary>
    public int MaxTextTokens { get; init; } = 1_024;

    /// <summary>Model tokens computed at once; 0: 512 on a CPU, 4,096 on a GPU. Default 0, range 0 to 65,536.</summary>
    public int BatchTokens { get; init; }
}
