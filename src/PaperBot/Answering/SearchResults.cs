namespace PaperBot.Answering;

/// <summary>One page of the papers that fit a query.</summary>
/// <param name="Query">What was typed.</param>
/// <param name="Results">The page's papers, best first; empty exactly when <see cref="NoResults"/> is set.</param>
/// <param name="HasMore">Whether another page follows.</param>
/// <param name="NoResults">Why there are none, in one calm sentence; null when there are some.</param>
/// <param name="Remark">What did not go as configured, in one calm sentence; null when all did.</param>
public sealed record SearchResults(string Query, IReadOnlyList<SearchResult> Results, bool HasMore, string? NoResults, string? Remark);
