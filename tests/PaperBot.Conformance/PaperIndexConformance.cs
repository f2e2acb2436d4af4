using PaperBot.Embedding;
using PaperBot.Indexing;
using PaperBot.Papers;
using PaperBot.Text;
using Xunit;

namespace PaperBot.Conformance;

/// <summary>What every <see cref="IPaperIndex"/> promises. An implementation inherits it and says how a store is opened.</summary>
public abstract partial class PaperIndexConformance
{
    /// <summary>Opens the store called <paramref name="name"/>, empty at first; opened again within one test, it holds what was stored before.</summary>
    protected abstract Task<IPaperIndex> OpenAsync(string name);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Paper NewPaper(string id, string title, string text = "") => new()
    {
        Id = PaperId.Parse(id),
        Title = title,
        Abstract = text,
        Provenances = [new Provenance("papers.json", "json", Position: id.Sum(character => character), 1)],
    };

    private static Task<IReadOnlyList<UpsertOutcome>> AddAsync(IPaperIndex index, params Paper[] papers) => index.UpsertAsync(papers, Token);

    private static IndexQuery Words(string text, int limit = 10) => new()
    {
        Terms = [.. TermAnalyzer.Terms(text).Distinct().Select(term => new WeightedTerm(term))],
        Limit = limit,
    };

    private static async Task<string[]> FindAsync(IPaperIndex index, IndexQuery query) =>
        [.. (await index.SearchAsync(query, Token)).Hits.OrderByDescending(hit => hit.Bm25Score).ThenBy(hit => hit.Id).Select(hit => hit.Id.Text)];

    private static async Task<List<string>> AllAsync(IAsyncEnumerable<Paper> papers) =>
        await papers.Select(paper => paper.Id.Text).ToListAsync(Token);

    private static EmbeddingProfile Profile(string fingerprint, int dimensions = 3) => new("test", fingerprint, dimensions);

    private static EmbeddedPaper Embedded(string id, params float[] vector) => new(PaperId.Parse(id), vector);

    /// <summary>How far a figure may be off, as a part of it: more for an index that computes with single precision.</summary>
    protected virtual double FigureTolerance => 1e-9;

    /// <summary>Whether readers see each batch whole or not at all, so that the figures of a search agree with each other while somebody writes.</summary>
    protected virtual bool WritesInTransactions => true;

    private void AssertNear(double expected, double actual) => Assert.Equal(expected, actual, FigureTolerance * Math.Max(1, Math.Abs(expected)));
}
