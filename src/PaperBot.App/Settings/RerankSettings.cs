namespace PaperBot.App.Settings;

/// <summary><c>Rerank:…</c>: a model that reads question and paper together and puts the best first.</summary>
internal sealed record RerankSettings
{
    /// <summary><c>Rerank:Path</c>: a GGUF rerank model, or the name of one that was pulled. Default none: no reranking.</summary>
    public string? Path { get; init; }

    /// <summary><c>Rerank:Candidates</c>: how many of the best papers are read. Default 30, range 2 to 200 papers.</summary>
    public required int Candidates { get; init; }
}
