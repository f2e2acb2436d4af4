using Npgsql;

namespace PaperBot.Postgres.Server;

/// <summary>The server: connections in a pool, work done again where that is safe, and failures as sentences.</summary>
internal sealed class StateServer : IAsyncDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    private readonly NpgsqlDataSource _source;
    private readonly TimeSpan _retryFor;

    public StateServer(PostgresOptions options)
    {
        var where = options.Builder();
        _source = NpgsqlDataSource.Create(where);
        _retryFor = options.RetryFor;
        Schema = options.Schema;
        Failure = new ServerFailure(where);
    }

    /// <summary>The schema of the tables.</summary>
    public string Schema { get; }

    /// <summary>The sentences for what goes wrong.</summary>
    public ServerFailure Failure { get; }

    /// <summary>Reads with one statement.</summary>
    public Task<T> ReadAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellationToken) => GuardAsync(
        async _ =>
        {
            var connection = await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            await using var closing = connection.ConfigureAwait(false);
            return await work(new Session(connection, cancellationToken)).ConfigureAwait(false);
        },
        cancellationToken);

    /// <summary>Runs <paramref name="work"/> in a transaction: all of it or nothing. It may run again when the transaction was undone.</summary>
    public Task<T> WriteAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellationToken) => GuardAsync(
        async ending =>
        {
            var connection = await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            await using var closing = connection.ConfigureAwait(false);
            var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            await using var undoing = transaction.ConfigureAwait(false);
            var result = await work(new Session(connection, cancellationToken)).ConfigureAwait(false);
            // Whether a commit that is cancelled was made is known to nobody, so it is not.
            cancellationToken.ThrowIfCancellationRequested();
            ending.IsUnderWay = true;
            await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
            return result;
        },
        cancellationToken);

    /// <summary>Looks at the server.</summary>
    public async Task<ServerReport> InspectAsync(CancellationToken cancellationToken)
    {
        var (version, database, isEncrypted) = await ReadAsync(
            session => session.FirstAsync(
                "SELECT current_setting('server_version'), current_database(), coalesce((SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()), false)",
                row => (row.Text(0), row.Text(1), row.Flag(2))),
            cancellationToken).ConfigureAwait(false);
        return new ServerReport(version.Split(' ')[0], Failure.Server, database, Schema, isEncrypted, Failure.IsLocal);
    }

    /// <summary>Within a transaction: waits for every other that asked for the same, until this one ends.</summary>
    public Task AloneAsync(Session session, string what) => session.ExecuteAsync("SELECT pg_advisory_xact_lock(hashtextextended($1, 5926054))", $"{Schema}/{what}");

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private async Task<T> GuardAsync<T>(Func<Ending, Task<T>> work, CancellationToken cancellationToken)
    {
        var began = TimeProvider.System.GetTimestamp();
        for (var pause = FirstPause; ; pause = TimeSpan.FromTicks(Math.Min(2 * pause.Ticks, LongestPause.Ticks)))
        {
            var ending = new Ending();
            try
            {
                return await work(ending).ConfigureAwait(false);
            }
            catch (Exception exception) when (ServerFailure.MayTryAgain(exception, ending.IsUnderWay) && TimeProvider.System.GetElapsedTime(began) + pause < _retryFor)
            {
                // Connections that stood idle while the server restarted are as dead as this one.
                if (exception is not PostgresException) _source.Clear();
            }
            catch (Exception exception) when (exception is NpgsqlException or InvalidDataException or TimeoutException or IOException or System.Net.Sockets.SocketException)
            {
                throw Failure.Of(exception);
            }

            await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Whether the end of a transaction is under way: a connection lost then leaves unknown whether it was done.</summary>
    private sealed class Ending
    {
        public bool IsUnderWay { get; set; }
    }
}
