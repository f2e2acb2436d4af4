using PaperBot.Conformance;
using PaperBot.Conversations;
using PaperBot.Sqlite.State;

namespace PaperBot.Sqlite.Tests.State;

public sealed class SqliteDigestStateTests : DigestStateConformance, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override async Task<IBotState> OpenAsync(string name) => await SqliteBotState.OpenAsync(_folder.File(name + ".db"), CancellationToken.None);
}
