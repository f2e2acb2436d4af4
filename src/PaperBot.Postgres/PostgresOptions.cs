using System.Text.RegularExpressions;
using Npgsql;

namespace PaperBot.Postgres;

/// <summary>How the server that keeps a bot's state is reached. What the connection string says itself counts before these.</summary>
public sealed partial record PostgresOptions
{
    /// <summary>Server, database, user and password in Npgsql's form (<c>Host=…;Database=…;Username=…;Password=…</c>) or as a <c>postgresql://</c> address; never shown.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>The schema of the tables, made where there is none: 1 to 63 small letters, digits and <c>_</c>. Default <c>paperbot</c>.</summary>
    public string Schema { get; init; } = "paperbot";

    /// <summary>The most connections at a time, 1 to 1,000. Default 10.</summary>
    public int MostConnections { get; init; } = 10;

    /// <summary>How long a connection may take to be made, 1 to 600 seconds. Default 15 seconds.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a statement may take, 1 to 600 seconds. Default 30 seconds.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For how long a server that is away is asked again, 0 to 600 seconds; only what has surely changed nothing is done again. Default 10 seconds.</summary>
    public TimeSpan RetryFor { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// What this instance is called among those that share the server; the same after a restart, and no other's. A start apologises for requests of its own name alone: others may be
    /// working on theirs. Default the machine's name.
    /// </summary>
    public string Instance { get; init; } = Environment.MachineName;

    /// <summary>Why <see cref="ConnectionString"/> is none, in a few words that show nothing of it; null when it is one.</summary>
    public string? ConnectionStringFault()
    {
        try
        {
            return Builder().Host is { Length: > 0 } ? null : "it names no Host";
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or OverflowException)
        {
            return "it cannot be read";
        }
    }

    /// <summary>Whether <paramref name="name"/> can be a schema's.</summary>
    public static bool IsSchemaName(string name) => SchemaName().IsMatch(name);

    /// <summary>Nothing of it is shown.</summary>
    public override string ToString() => $"PostgreSQL, schema {Schema}";

    /// <summary>All of it as Npgsql takes it.</summary>
    internal NpgsqlConnectionStringBuilder Builder()
    {
        var builder = ConnectionAddress.Read(ConnectionString);
        foreach (var (key, value) in ByDefault())
        {
            if (!builder.ContainsKey(key) || !builder.ShouldSerialize(key)) builder[key] = value;
        }

        builder.SearchPath = Schema;
        builder.IncludeErrorDetail = false;
        builder.PersistSecurityInfo = false;
        return builder;
    }

    private IEnumerable<(string Key, object Value)> ByDefault() =>
    [
        ("Application Name", "paperbot"),
        ("Maximum Pool Size", MostConnections),
        ("Timeout", (int)ConnectTimeout.TotalSeconds),
        ("Command Timeout", (int)Timeout.TotalSeconds),
        ("Max Auto Prepare", 200),
        ("Auto Prepare Min Usages", 2),
        ("Keepalive", 30),
    ];

    [GeneratedRegex("^[a-z_][a-z0-9_]{0,62}$", RegexOptions.NonBacktracking)]
    private static partial Regex SchemaName();
}
