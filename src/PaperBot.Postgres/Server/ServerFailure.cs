using System.Net;
using System.Net.Sockets;
using Npgsql;
using PaperBot.Conversations;

namespace PaperBot.Postgres.Server;

/// <summary>What goes wrong with the server, in one sentence for the user; no sentence holds the password, or what was to be kept.</summary>
/// <param name="where">Which database is meant.</param>
internal sealed class ServerFailure(NpgsqlConnectionStringBuilder where)
{
    /// <summary>The server, as it is spoken of.</summary>
    public string Server => where.Host!.StartsWith('/') ? $"PostgreSQL in {where.Host}" : $"PostgreSQL at {where.Host}:{where.Port}";

    /// <summary>Whether it is this machine.</summary>
    public bool IsLocal => where.Host is { } host && (host.StartsWith('/') || host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address)));

    private string Database => where.Database ?? where.Username ?? "postgres";

    /// <summary>The sentence for what a statement or a connection threw.</summary>
    public BotStateException Of(Exception cause) => new(
        cause switch
        {
            PostgresException refused => Refused(refused),
            InvalidDataException => $"The bot's state in the database {Database} of {Server} holds what PaperBot cannot have written; restore it from a backup of the server.",
            NpgsqlException { InnerException: TimeoutException } or TimeoutException => $"{Server} does not answer in time; check the server and the network, and try again.",
            NpgsqlException { InnerException: SocketException or IOException } or SocketException or IOException =>
                $"{Server} cannot be reached; check that it runs, and Host and Port in Postgres:ConnectionString, and try again.",
            _ => $"{Server} could not be used; check the server and Postgres:ConnectionString, and try again; the log says more.",
        },
        cause);

    public BotStateException TooNew() => new($"The bot's state in the database {Database} of {Server} was made by a newer version of PaperBot; update PaperBot, or name another schema with Postgres:Schema.");

    public BotStateException ReadOnly() => new($"The database {Database} of {Server} can only be read (a standby server?); name the one that can be written in Postgres:ConnectionString.");

    public BotStateException NotUnicode() => new($"The database {Database} of {Server} does not keep all of Unicode; make one with the encoding UTF8 and name it in Postgres:ConnectionString.");

    /// <summary>Whether what failed has changed nothing and may succeed a little later.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="mayBeDone">Whether the end of the transaction was under way, so that a lost connection leaves unknown whether it was done.</param>
    public static bool MayTryAgain(Exception exception, bool mayBeDone) => exception switch
    {
        // The server says so itself: nothing was done. Class 57P is a server that stops or starts, 40 are transactions that stood in each other's way.
        PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected } => true,
        PostgresException { SqlState: PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections } => true,
        PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown } => !mayBeDone,
        NpgsqlException { InnerException: TimeoutException } or PostgresException => false,
        NpgsqlException { InnerException: SocketException or IOException } or SocketException or IOException => !mayBeDone,
        _ => false,
    };

    private string Refused(PostgresException refused) => refused.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            $"{Server} refuses the user {where.Username ?? "that it was asked for"}; check Username and Password in Postgres:ConnectionString.",
        PostgresErrorCodes.InvalidCatalogName => $"There is no database {Database} on {Server}; make it there (createdb {Database}), or name another in Postgres:ConnectionString.",
        PostgresErrorCodes.InsufficientPrivilege => $"The user {where.Username} may not do in the database {Database} of {Server} what the bot's state needs; let the user make a schema there, or make the schema of Postgres:Schema and give it to the user.",
        PostgresErrorCodes.ReadOnlySqlTransaction => ReadOnly().Message,
        PostgresErrorCodes.TooManyConnections => $"{Server} has no connection to spare; lower Postgres:MostConnections, or allow more on the server, and try again.",
        PostgresErrorCodes.DiskFull or PostgresErrorCodes.OutOfMemory => $"{Server} has no room left; nothing stored before is lost: free some there and try again.",
        PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName or PostgresErrorCodes.UndefinedColumn =>
            $"Tables of the bot's state are missing in the database {Database} of {Server}; restore them from a backup of the server, or delete what is left of the schema and start the bot again, which then begins without memory.",
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow => $"{Server} is stopping or starting; try again in a moment.",
        PostgresErrorCodes.QueryCanceled => $"{Server} took too long; check how busy it is and try again.",
        _ => $"{Server} could not do what the bot's state needs (code {refused.SqlState}); try again, and if it fails again, see the server's log.",
    };
}
