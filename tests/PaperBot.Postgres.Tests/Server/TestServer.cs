using Npgsql;
using Xunit;

namespace PaperBot.Postgres.Tests.Server;

/// <summary>
/// The PostgreSQL server of all tests: the one that PAPERBOT_TEST_POSTGRES names in a connection string, or else one that is started for them from this machine's
/// programs. Where there are none, the tests are skipped and say so.
/// </summary>
public sealed class TestServer : IAsyncLifetime
{
    private const string Variable = "PAPERBOT_TEST_POSTGRES";

    private PostgresCluster? _cluster;
    private string? _connectionString;

    /// <summary>How the server is reached; the test is skipped where there is none.</summary>
    public string ConnectionString
    {
        get
        {
            Assert.SkipWhen(_connectionString is null, NoServer);
            return _connectionString!;
        }
    }

    internal static string NoServer => $"needs a PostgreSQL server: install one (Debian: postgresql), or name one in {Variable}";

    public async ValueTask InitializeAsync()
    {
        _connectionString = Environment.GetEnvironmentVariable(Variable);
        if (_connectionString is { Length: > 0 } || OperatingSystem.IsWindows()) return;
        if (PostgresBinaries.Find() is not { } binaries) return;
        _cluster = await PostgresCluster.CreateAsync(binaries, CancellationToken.None);
        _connectionString = _cluster.ConnectionString;
    }

    public ValueTask DisposeAsync() => _cluster?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>Runs statements on the server.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
