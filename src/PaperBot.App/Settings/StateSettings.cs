using PaperBot.Postgres;

namespace PaperBot.App.Settings;

/// <summary><c>State:…</c> and <c>Postgres:…</c>: where conversations, subscriptions and all else that PaperBot remembers are kept.</summary>
internal sealed record StateSettings
{
    /// <summary><c>State:Kind</c>: <c>Sqlite</c> (default), a file in the data folder, or <c>Postgres</c>, a server.</summary>
    public required StateKind Kind { get; init; }

    /// <summary>
    /// <c>Postgres:ConnectionString</c> or the content of <c>Postgres:ConnectionStringFile</c> (never shown; needed with <c>State:Kind</c> <c>Postgres</c>),
    /// <c>Postgres:Schema</c> (<c>paperbot</c>; 1 to 63 small letters, digits and <c>_</c>), <c>Postgres:MostConnections</c> (10, range 1 to 1,000),
    /// <c>Postgres:ConnectTimeoutSeconds</c> (15, range 1 to 600 seconds), <c>Postgres:TimeoutSeconds</c> (30, range 1 to 600 seconds) and
    /// <c>Postgres:RetrySeconds</c> (10, range 0 to 600 seconds). Null when no connection string is given.
    /// </summary>
    public required PostgresOptions? Postgres { get; init; }
}
