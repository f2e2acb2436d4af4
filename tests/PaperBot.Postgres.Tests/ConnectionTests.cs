using System.Net;
using System.Net.Sockets;
using Npgsql;
using PaperBot.Conversations;
using PaperBot.Postgres.Tests.Server;
using Xunit;

namespace PaperBot.Postgres.Tests;

/// <summary>What somebody reads who gave the server's address, name or password wrongly.</summary>
public sealed class ConnectionTests(TestServer server) : IAsyncDisposable
{
    private const string Secret = "verySecretWord";

    private readonly TestSchemas _schemas = new(server);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _schemas.DisposeAsync();

    [Fact]
    public async Task A_wrong_password_is_a_sentence_without_it() =>
        await RefusedAsync(where => where.Password = Secret, "refuses the user", "check Username and Password in Postgres:ConnectionString");

    [Fact]
    public async Task A_user_that_there_is_not_is_a_sentence() =>
        await RefusedAsync(where => (where.Username, where.Password) = ("nobody_of_this_name", Secret), "refuses the user nobody_of_this_name");

    [Fact]
    public async Task A_missing_database_is_a_sentence_that_says_how_to_make_it() =>
        await RefusedAsync(where => where.Database = "no_such_database", "There is no database no_such_database", "createdb no_such_database");

    [Fact]
    public async Task A_server_that_is_not_there_is_a_sentence()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        await RefusedAsync(where => (where.Port, where.Password) = (port, Secret), $"PostgreSQL at 127.0.0.1:{port} cannot be reached", "check that it runs");
        await RefusedAsync(where => (where.Host, where.Password) = ("no-such-host.invalid", Secret), "cannot be reached");
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_a_sentence()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        await RefusedAsync(where => (where.Port, where.Timeout, where.Password) = (port, 1, Secret), "does not answer in time");
    }

    [Fact]
    public async Task A_server_that_speaks_another_language_is_a_sentence()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var answering = Task.Run(
            async () =>
            {
                using var client = await listener.AcceptTcpClientAsync(Token);
                await client.GetStream().WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray(), Token);
            },
            Token);
        await RefusedAsync(where => (where.Port, where.Timeout, where.Password) = (port, 1, Secret), "PostgreSQL at 127.0.0.1");
        await answering;
    }

    [Fact]
    public async Task A_database_that_can_only_be_read_is_refused_when_it_is_opened() =>
        await RefusedAsync(where => where.Options = "-c default_transaction_read_only=on", "can only be read");

    [Fact]
    public async Task A_user_who_may_make_no_tables_is_told_what_to_do()
    {
        var name = $"guest_{Guid.NewGuid():N}"[..20];
        await server.ExecuteAsync($"CREATE ROLE {name} LOGIN PASSWORD '{Secret}'");
        try
        {
            await RefusedAsync(where => (where.Username, where.Password) = (name, Secret), $"The user {name} may not do", "let the user make a schema there");
        }
        finally
        {
            await server.ExecuteAsync($"DROP ROLE {name}");
        }
    }

    [Fact]
    public async Task A_user_who_owns_nothing_but_the_schema_can_keep_a_state_there()
    {
        var name = $"guest_{Guid.NewGuid():N}"[..20];
        var options = _schemas.Options("owned");
        await server.ExecuteAsync($"CREATE ROLE {name} LOGIN PASSWORD '{Secret}'; CREATE SCHEMA {options.Schema} AUTHORIZATION {name}");
        var where = new NpgsqlConnectionStringBuilder(options.ConnectionString) { Username = name, Password = Secret };
        await using (var state = await PostgresBotState.OpenAsync(options with { ConnectionString = where.ToString() }, TimeProvider.System, Token))
        {
            await state.SetNoteAsync("note", "value", Token);
            Assert.Equal("value", await state.GetNoteAsync("note", Token));
        }

        await server.ExecuteAsync($"DROP OWNED BY {name}; DROP ROLE {name}");
    }

    [Fact]
    public async Task A_database_that_does_not_keep_all_of_Unicode_is_refused()
    {
        var name = $"latin_{Guid.NewGuid():N}"[..20];
        await server.ExecuteAsync($"CREATE DATABASE {name} ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0");
        try
        {
            await RefusedAsync(where => (where.Database, where.Pooling) = (name, false), "does not keep all of Unicode", "UTF8");
        }
        finally
        {
            await server.ExecuteAsync($"DROP DATABASE {name} WITH (FORCE)");
        }
    }

    [Theory]
    [InlineData("", "cannot be read")]
    [InlineData("Database=paperbot", "names no Host")]
    [InlineData("Host=a;Colour=verySecretWord", "cannot be read")]
    [InlineData("Host=a;Port=verySecretWord", "cannot be read")]
    [InlineData("verySecretWord", "cannot be read")]
    [InlineData("postgresql://", "")]
    [InlineData("postgresql://a:verySecretWord@:99999999/x", "cannot be read")]
    public void What_is_no_connection_string_is_told_without_showing_it(string text, string fault)
    {
        var found = new PostgresOptions { ConnectionString = text }.ConnectionStringFault();
        Assert.NotNull(found);
        if (fault.Length > 0 && text.Length > 0) Assert.Contains(fault, found, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, found, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_show_no_connection_string() =>
        Assert.DoesNotContain(Secret, new PostgresOptions { ConnectionString = $"Host=a;Password={Secret}" }.ToString(), StringComparison.Ordinal);

    [Fact]
    public void An_address_and_a_connection_string_say_the_same()
    {
        var where = ConnectionAddress.Read("postgresql://me%40home:p%2Fw%3D@db.example.org:6432/papers?sslmode=verify-full&connect_timeout=7&application_name=bot");
        Assert.Equal(("db.example.org", 6432, "me@home", "p/w=", "papers"), (where.Host, where.Port, where.Username, where.Password, where.Database));
        Assert.Equal((SslMode.VerifyFull, 7, "bot"), (where.SslMode, where.Timeout, where.ApplicationName));
        Assert.Equal(("db", 5432), (ConnectionAddress.Read("postgres://db").Host, ConnectionAddress.Read("postgres://db").Port));
    }

    [Fact]
    public void What_the_connection_string_says_itself_counts_before_the_options()
    {
        var options = new PostgresOptions { ConnectionString = "Host=a;Timeout=3;Maximum Pool Size=77", MostConnections = 5, ConnectTimeout = TimeSpan.FromSeconds(9), Timeout = TimeSpan.FromSeconds(11), Schema = "mine" };
        var where = options.Builder();
        Assert.Equal((3, 77, 11, "mine"), (where.Timeout, where.MaxPoolSize, where.CommandTimeout, where.SearchPath));
    }

    private async Task RefusedAsync(Action<NpgsqlConnectionStringBuilder> change, params string[] words)
    {
        var options = _schemas.Options("refused");
        var where = new NpgsqlConnectionStringBuilder(options.ConnectionString);
        change(where);
        var error = await Assert.ThrowsAsync<BotStateException>(
            () => PostgresBotState.OpenAsync(options with { ConnectionString = where.ToString(), RetryFor = TimeSpan.FromMilliseconds(200) }, TimeProvider.System, Token));
        foreach (var word in words) Assert.Contains(word, error.Message, StringComparison.Ordinal);
        if (where.Password is { } password) Assert.DoesNotContain(password, error.ToString(), StringComparison.Ordinal);
        Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
    }
}
