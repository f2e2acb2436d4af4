namespace PaperBot.App.Settings;

/// <summary>Where papers are kept.</summary>
internal enum IndexKind
{
    /// <summary>One file in the data folder.</summary>
    Sqlite,

    /// <summary>A Qdrant server or cluster.</summary>
    Qdrant,
}
