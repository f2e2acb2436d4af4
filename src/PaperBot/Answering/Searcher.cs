using PaperBot.Retrieval;

namespace PaperBot.Answering;

/// <summary>Query → a page of papers, ranked.</summary>
public sealed class Searcher(Retriever retriever)
{
    // Pages are cut from one ranking: asked for with another limit, papers may change places and show on two pages.
    private const int Ranked = 100;

    private const string Nothing = "No paper here fits that; try other words, or fewer filters.";
    private const string NothingMore = "There are no more papers that fit.";

    /// <summary>The papers behind the first <paramref name="skipped"/>, at most <paramref name="limit"/>.</summary>
    public async Task<SearchResults> SearchAsync(string query, int skipped, int limit, CancellationToken cancellationToken)
    {
        var retrieved = await retriever.RetrieveAsync(QuestionParser.Parse(query), Wanted(skipped + limit), cancellationToken).ConfigureAwait(false);
        var page = retrieved.Papers.Skip(skipped).Take(limit)
            .Select((paper, i) => new SearchResult(skipped + i + 1, paper.Paper, paper.Similarity, paper.FusedScore, MatchReason.Of(retrieved, paper))).ToList();
        var noResults = page.Count > 0 ? null
            : retrieved.Papers.Count > 0 ? NothingMore
            : await retriever.WhyNothingAsync(retrieved, cancellationToken).ConfigureAwait(false) ?? Nothing;
        return new SearchResults(query, page, retrieved.Papers.Count > skipped + limit, noResults, retrieved.Remark);
    }

    /// <summary>How many papers are ranked for a page that ends with number <paramref name="last"/>; one more than the pages hold tells whether there are more.</summary>
    private static int Wanted(int last) => (((last + Ranked - 1) / Ranked) * Ranked) + 1;
}
