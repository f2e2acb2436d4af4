namespace PaperBot.Postgres.Tests.Server;

/// <summary>Schemas of one test, which nobody else uses; they go with it.</summary>
internal sealed class TestSchemas(TestServer server) : IAsyncDisposable
{
    private readonly string _test = $"test_{Guid.NewGuid():N}"[..20];
    private readonly List<string> _names = [];

    /// <summary>How the store called <paramref name="name"/> is reached.</summary>
    public PostgresOptions Options(string name)
    {
        var connectionString = server.ConnectionString;
        if (!_names.Contains(name)) _names.Add(name);
        return new PostgresOptions { ConnectionString = $"{connectionString};Pooling=true;Application Name={Schema(name)}", Schema = Schema(name) };
    }

    /// <summary>The schema of the store called <paramref name="name"/>.</summary>
    public string Schema(string name) => $"{_test}_{_names.IndexOf(name)}";

    public async ValueTask DisposeAsync()
    {
        foreach (var name in _names) await server.ExecuteAsync($"DROP SCHEMA IF EXISTS {Schema(name)} CASCADE");
    }
}
