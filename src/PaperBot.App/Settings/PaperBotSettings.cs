namespace PaperBot.App.Settings;

/// <summary>What can be configured, checked at start. Sources in rising precedence: appsettings.json, <c>PAPERBOT_…</c> environment variables, options.</summary>
internal sealed record PaperBotSettings
{
    /// <summary><c>Data</c>: the folder that holds the library. Default: the platform's folder for application data, then <c>paperbot</c>.</summary>
    public required string DataFolder { get; init; }

    /// <summary><c>Index:Kind</c>: where papers are kept. <c>Sqlite</c> (default).</summary>
    public required string IndexKind { get; init; }

    /// <summary><c>Embedding:Kind</c>: what turns texts into vectors. <c>Lsa</c> (default), fitted on the library itself.</summary>
    public required string EmbeddingKind { get; init; }

    /// <summary><c>Model:Kind</c>: who writes answers. <c>None</c> (default): the papers' own sentences.</summary>
    public required string ModelKind { get; init; }

    /// <summary><c>Answer:Sources</c>: papers that an answer is drawn from. Default 5, range 1 to 50.</summary>
    public required int AnswerSources { get; init; }

    /// <summary><c>Models:…</c>: where model files live and where they are fetched from.</summary>
    public required ModelsSettings Models { get; init; }
}
