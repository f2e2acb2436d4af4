using PaperBot.LlamaCpp.Embedding;

namespace PaperBot.App.Settings;

/// <summary><c>Embedding:…</c>: what turns texts into vectors.</summary>
internal sealed record EmbeddingSettings
{
    /// <summary><c>Embedding:Kind</c>: <c>Lsa</c> (default), fitted on the library itself; <c>LlamaCpp</c>: a GGUF file on this machine; <c>OpenAI</c>: an OpenAI-compatible server.</summary>
    public required string Kind { get; init; }

    /// <summary><c>Embedding:Path</c>: the GGUF file, or the name of a model that <c>paperbot models pull</c> fetched.</summary>
    public string? Path { get; init; }

    /// <summary><c>Embedding:Url</c>: the server's base address. Default: that of <c>Model:Url</c>.</summary>
    public required string Url { get; init; }

    /// <summary><c>Embedding:Name</c>: the model's name on the server.</summary>
    public string? Name { get; init; }

    /// <summary><c>Embedding:ApiKey</c> or the content of <c>Embedding:ApiKeyFile</c>. Default: that of the model.</summary>
    public Secret? ApiKey { get; init; }

    /// <summary><c>Embedding:QueryPrefix</c>: put before each question. Default: what is known of the model's family, else nothing.</summary>
    public string? QueryPrefix { get; init; }

    /// <summary><c>Embedding:DocumentPrefix</c>: put before each paper. Default: what is known of the model's family, else nothing.</summary>
    public string? DocumentPrefix { get; init; }

    /// <summary><c>Embedding:Pooling</c>: how a GGUF model's vectors become one: <c>OfModel</c> (default), <c>Mean</c>, <c>FirstToken</c> or <c>LastToken</c>.</summary>
    public required Pooling Pooling { get; init; }

    /// <summary><c>Embedding:MaxTextTokens</c>: most model tokens that a GGUF model reads of a text. Default 1,024, range 16 to 32,768.</summary>
    public required int MaxTextTokens { get; init; }

    /// <summary><c>Embedding:BatchTexts</c>: texts sent to a server at a time. Default 32, range 1 to 2,048.</summary>
    public required int BatchTexts { get; init; }

    /// <summary><c>Embedding:QuestionTimeoutSeconds</c>: after so long a question is searched by its words alone. Default 10, range 1 to 600 seconds.</summary>
    public required TimeSpan QuestionTimeout { get; init; }
}
