namespace PaperBot.LlamaCpp.Chat;

/// <summary>How a local model writes. The settings' names are those of the room Model; values outside their range are refused when the model is opened.</summary>
public sealed record LlamaChatOptions
{
    /// <summary>Tokens that prompt and answer of one request may have together. Default 4,096, range 512 to 1,048,576; what the model was trained for is the most.</summary>
    public int ContextTokens { get; init; } = 4096;

    /// <summary>Requests that are computed together. Default 4, range 1 to 64. The memory for keys and values grows with it.</summary>
    public int ParallelSequences { get; init; } = 4;

    /// <summary>Threads that compute. Default 0 (the physical cores less one, at least one), range 0 to 512.</summary>
    public int Threads { get; init; }

    /// <summary>Requests that may wait while all places are taken; one more is refused. Default 32, range 1 to 10,000.</summary>
    public int QueueLength { get; init; } = 32;

    /// <summary>Layers that are put on the GPU; -1: as many as there are. Default -1, range -1 to 1,000. Without a GPU it has no effect.</summary>
    public int GpuLayers { get; init; } = -1;

    /// <summary>Fail rather than run on the CPU alone. Default false.</summary>
    public bool RequireGpu { get; init; }

    /// <summary>The name of a chat template that the library knows, in place of the model's own; null for the model's own. Default null.</summary>
    public string? ChatTemplate { get; init; }

    /// <summary>Let a model that can reason do so before it answers, which takes its time. Default false.</summary>
    public bool Thinking { get; init; }

    /// <summary>How people call the model; null: its file's name. Default null.</summary>
    public string? Name { get; init; }

    /// <summary>Refuses values outside their range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The message names the setting, its value and its range.</exception>
    public LlamaChatOptions Validated()
    {
        Check("Model:ContextTokens", ContextTokens, 512, 1 << 20);
        Check("Model:ParallelSequences", ParallelSequences, 1, 64);
        Check("Model:Threads", Threads, 0, 512);
        Check("Model:QueueLength", QueueLength, 1, 10_000);
        Check("Model:GpuLayers", GpuLayers, -1, 1000);
        return this;
    }

    private static void Check(string setting, int value, int least, int most)
    {
        if (value < least || value > most) throw new ArgumentOutOfRangeException(setting, value, $"{setting} has to be between {least} and {most}.");
    }
}
