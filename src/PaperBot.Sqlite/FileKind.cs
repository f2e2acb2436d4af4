namespace PaperBot.Sqlite;

/// <summary>What a file of ours holds: how it is recognised, opened, brought up to date and spoken of.</summary>
/// <param name="ApplicationId">Marks a file as of this kind.</param>
/// <param name="Steps">The steps that lead to the current tables; the version is how many have been taken.</param>
/// <param name="Settings">Statements that each writing connection begins with.</param>
/// <param name="Failure">The sentences for what goes wrong.</param>
/// <param name="Owner">The type that callers close.</param>
internal sealed record FileKind(int ApplicationId, IReadOnlyList<Action<Database>> Steps, string Settings, Failure Failure, Type Owner)
{
    /// <summary>Whether it may only be read.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Whether a file that cannot be written is opened for reading instead of refused.</summary>
    public bool ReadsWhatCannotBeWritten { get; init; }

    /// <summary>Whether nobody but the user who runs the program may read a file that is made.</summary>
    public bool Private { get; init; }

    /// <summary>Most pages of 8,192 bytes the file may take; null for as many as there is room for.</summary>
    public int? MaxPages { get; init; }
}
