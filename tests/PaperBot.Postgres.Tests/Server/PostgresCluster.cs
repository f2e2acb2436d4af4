using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace PaperBot.Postgres.Tests.Server;

/// <summary>
/// A real PostgreSQL server on loopback, with its files in a temporary folder. It ends with this process, however that ends: a shell waits at its side for the end of
/// its own input.
/// </summary>
internal sealed class PostgresCluster : IAsyncDisposable
{
    public const string User = "paperbot";
    public const string Password = "p'ass;word=1 é";

    private const string Serve = """
        "$0" "$@" >"$PAPERBOT_SERVER_LOG" 2>&1 &
        server=$!
        while read -r signal; do kill -s "$signal" $server; done
        kill -s QUIT $server 2>/dev/null
        wait $server
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly PostgresBinaries _binaries;
    private readonly string _folder;
    private readonly int _port;
    private Process? _server;

    private PostgresCluster(PostgresBinaries binaries, string folder, int port) => (_binaries, _folder, _port) = (binaries, folder, port);

    /// <summary>How its default database is reached.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = _port, Username = User, Password = Password, Database = "postgres", Pooling = false }.ToString();

    private string Log => Path.Combine(_folder, "server.log");

    /// <summary>Makes a server and starts it.</summary>
    public static async Task<PostgresCluster> CreateAsync(PostgresBinaries binaries, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("paperbot-postgres-").FullName;
        var cluster = new PostgresCluster(binaries, folder, FreePort());
        try
        {
            var password = Path.Combine(folder, "password");
            await File.WriteAllTextAsync(password, Password, cancellationToken);
            if (ServerUser.IsNeeded) await RunAsync("chown", ["-R", ServerUser.Name, folder], cancellationToken);
            var (program, arguments) = ServerUser.As(binaries.InitDb, ["-D", cluster.Data, "-U", User, "-E", "UTF8", "--locale=C", "--no-sync", "-A", "scram-sha-256", "--pwfile", password]);
            await RunAsync(program, arguments, cancellationToken);
            await cluster.StartAsync(cancellationToken);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    private string Data => Path.Combine(_folder, "data");

    /// <summary>Starts it, and waits until it answers.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        string[] settings = ["fsync=off", "full_page_writes=off", "max_connections=200", "shared_buffers=32MB", "listen_addresses=127.0.0.1", "unix_socket_directories=", "max_prepared_transactions=0"];
        var (program, arguments) = ServerUser.As("/bin/sh", ["-c", Serve, _binaries.Postgres, "-D", Data, "-p", $"{_port}", .. settings.SelectMany(setting => new[] { "-c", setting })]);
        _server = Start(program, arguments, Log);
        var until = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection(ConnectionString);
                await connection.OpenAsync(cancellationToken);
                return;
            }
            catch (NpgsqlException) when (until.Elapsed < Patience && !_server.HasExited)
            {
                await Task.Delay(50, cancellationToken);
            }
            catch (NpgsqlException exception)
            {
                throw new InvalidOperationException($"The server did not start: {(File.Exists(Log) ? await File.ReadAllTextAsync(Log, cancellationToken) : "no log")}", exception);
            }
        }
    }

    /// <summary>Ends it at once, as a power cut would: what is under way is lost, and its files are left as they are.</summary>
    public async Task KillAsync()
    {
        if (_server is not { } server) return;
        _server = null;
        using (server)
        {
            server.StandardInput.Close();
            await server.WaitForExitAsync(CancellationToken.None).WaitAsync(Patience);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static Process Start(string program, IEnumerable<string> arguments, string log)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        start.Environment["PAPERBOT_SERVER_LOG"] = log;
        start.Environment["LC_ALL"] = "C";
        return Process.Start(start)!;
    }

    private static async Task RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        using var process = Start(program, arguments, "/dev/null");
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} failed: {await output}{await error}");
    }
}
