namespace PaperBot.Sqlite;

/// <summary>How the index file is opened.</summary>
public sealed record SqliteIndexOptions
{
    /// <summary>Whether to open it for reading alone: nothing is created, migrated or written. A file that cannot be written is opened so by itself.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Most pages of 8,192 bytes the file may take; null for as many as there is room for.</summary>
    public int? MaxPages { get; init; }

    /// <summary>The steps that lead to the current tables.</summary>
    internal IReadOnlyList<Action<Database>> Steps { get; init; } = Schema.Steps;

    /// <summary>The file that these options describe.</summary>
    internal FileKind Kind => new(Schema.ApplicationId, Steps, "PRAGMA cache_size = -32768; PRAGMA journal_size_limit = 67108864", Failure.Index, typeof(SqlitePaperIndex))
    {
        ReadOnly = ReadOnly,
        ReadsWhatCannotBeWritten = true,
        MaxPages = MaxPages,
    };
}
