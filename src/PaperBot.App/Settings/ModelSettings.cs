namespace PaperBot.App.Settings;

/// <summary><c>Model:…</c>: who writes answers.</summary>
internal sealed record ModelSettings
{
    /// <summary><c>Model:Kind</c>: <c>None</c> (default): the papers' own sentences; <c>LlamaCpp</c>: a GGUF file on this machine; <c>OpenAI</c>: an OpenAI-compatible server.</summary>
    public required string Kind { get; init; }

    /// <summary><c>Model:Path</c>: the GGUF file, or the name of a model that <c>paperbot models pull</c> fetched.</summary>
    public string? Path { get; init; }

    /// <summary><c>Model:Url</c>: the server's base address. Default http://127.0.0.1:8080/v1.</summary>
    public required string Url { get; init; }

    /// <summary><c>Model:Name</c>: the model's name on the server. Default: the only one that it offers.</summary>
    public string? Name { get; init; }

    /// <summary><c>Model:ApiKey</c> or the content of <c>Model:ApiKeyFile</c>: the server's key; never shown. Default none.</summary>
    public Secret? ApiKey { get; init; }

    /// <summary><c>Model:LibraryFolder</c>: where llama.cpp's libraries lie. Default: <c>llama</c> beside the program.</summary>
    public string? LibraryFolder { get; init; }

    /// <summary><c>Model:GpuLayers</c>: layers on the GPU. Default -1 (all), range -1 to 1,000.</summary>
    public required int GpuLayers { get; init; }

    /// <summary><c>Model:RequireGpu</c>: fail rather than run on the CPU. Default false.</summary>
    public required bool RequireGpu { get; init; }

    /// <summary><c>Model:Threads</c>: CPU threads. Default 0 (physical cores minus one, at least one), range 0 to 512.</summary>
    public required int Threads { get; init; }

    /// <summary><c>Model:ContextTokens</c>: model tokens of one request, prompt and answer together, range 512 to 1,048,576. Default 4,096 for a file, what the server tells for a server.</summary>
    public int? ContextTokens { get; init; }

    /// <summary><c>Model:ParallelSequences</c>: requests answered at once. Default 4, range 1 to 64.</summary>
    public required int ParallelSequences { get; init; }

    /// <summary><c>Model:QueueLength</c>: requests that may wait. Default 32, range 1 to 10,000.</summary>
    public required int QueueLength { get; init; }

    /// <summary><c>Model:ChatTemplate</c>: one of llama.cpp's built-in chat templates in place of the model's own. Default: the model's own.</summary>
    public string? ChatTemplate { get; init; }

    /// <summary><c>Model:Thinking</c>: let a thinking model think before it writes. Default false.</summary>
    public required bool Thinking { get; init; }

    /// <summary><c>Model:TimeoutSeconds</c>: after so long the papers' own sentences are given instead. Default 180, range 1 to 3,600 seconds.</summary>
    public required int TimeoutSeconds { get; init; }
}
