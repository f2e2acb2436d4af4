using PaperBot.Conformance;
using PaperBot.Conversations;
using PaperBot.Postgres.Tests.Server;

namespace PaperBot.Postgres.Tests;

public sealed class PostgresBotStateTests(TestServer server) : BotStateConformance, IAsyncDisposable
{
    private readonly TestSchemas _schemas = new(server);

    public ValueTask DisposeAsync() => _schemas.DisposeAsync();

    protected override async Task<IBotState> OpenAsync(string name, TimeProvider time) => await PostgresBotState.OpenAsync(_schemas.Options(name), time, CancellationToken.None);
}
