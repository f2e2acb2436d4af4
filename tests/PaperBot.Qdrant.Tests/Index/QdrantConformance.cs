using Microsoft.Extensions.Logging.Abstractions;
using PaperBot.Conformance;
using PaperBot.Indexing;
using Xunit;

namespace PaperBot.Qdrant.Tests.Index;

/// <summary>What every index promises, kept by Qdrant: each test has libraries of its own on one server, and deletes them.</summary>
public abstract class QdrantConformance : PaperIndexConformance, IAsyncLifetime
{
    private readonly Dictionary<string, QdrantOptions> _opened = [];

    /// <summary>Qdrant computes with single precision.</summary>
    protected override double FigureTolerance => 1e-5;

    /// <summary>A batch is several requests, and even one is no transaction.</summary>
    protected override bool WritesInTransactions => false;

    protected abstract QdrantOptions Server { get; }

    /// <summary>What the names of this test's libraries begin with.</summary>
    protected string Prefix { get; } = $"paperbot-test-{Guid.NewGuid().ToString("N")[..10]}";

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var options in _opened.Values)
        {
            await using var index = await QdrantPaperIndex.OpenAsync(options, TimeProvider.System, NullLogger.Instance, CancellationToken.None);
            await index.DeleteLibraryAsync(CancellationToken.None);
        }
    }

    protected override async Task<IPaperIndex> OpenAsync(string name)
    {
        if (!_opened.TryGetValue(name, out var options)) _opened.Add(name, options = Server with { Collection = $"{Prefix}-{_opened.Count}" });
        return await QdrantPaperIndex.OpenAsync(options, TimeProvider.System, NullLogger.Instance, TestContext.Current.CancellationToken);
    }
}
