using PaperBot.Indexing;
using PaperBot.Papers;
using Xunit;

namespace PaperBot.Qdrant.Tests.Live;

/// <summary>The landmark papers that come with the program, beside the tests.</summary>
internal static class StarterPapers
{
    public static string File { get; } = Path.Combine(AppContext.BaseDirectory, "starter-papers.jsonl");

    public static IAsyncEnumerable<PaperRecord> ReadAsync() => new PaperReader().ReadAsync([File], TestContext.Current.CancellationToken);

    /// <summary>All of them.</summary>
    public static async Task<List<Paper>> ListAsync() => await ReadAsync().Select(record => record.Paper!).ToListAsync(TestContext.Current.CancellationToken);

    /// <summary>Reads them into <paramref name="index"/> and embeds them.</summary>
    public static Task IngestAsync(IPaperIndex index) => new Ingest(index, TimeProvider.System).RunAsync(ReadAsync(), null, TestContext.Current.CancellationToken);
}
