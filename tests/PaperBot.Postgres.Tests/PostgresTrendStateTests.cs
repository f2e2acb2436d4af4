using PaperBot.Conformance;
using PaperBot.Conversations;
using PaperBot.Postgres.Tests.Server;

namespace PaperBot.Postgres.Tests;

public sealed class PostgresTrendStateTests(TestServer server) : TrendStateConformance, IAsyncDisposable
{
    private readonly TestSchemas _schemas = new(server);

    public ValueTask DisposeAsync() => _schemas.DisposeAsync();

    protected override async Task<IBotState> OpenAsync(string name) => await PostgresBotState.OpenAsync(_schemas.Options(name), TimeProvider.System, CancellationToken.None);
}
