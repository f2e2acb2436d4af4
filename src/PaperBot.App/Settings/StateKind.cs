namespace PaperBot.App.Settings;

/// <summary>Where conversations, subscriptions and all else that PaperBot remembers are kept.</summary>
internal enum StateKind
{
    /// <summary>One file in the data folder.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server, for several instances of PaperBot.</summary>
    Postgres,
}
