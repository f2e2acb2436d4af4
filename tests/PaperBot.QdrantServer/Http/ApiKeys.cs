using Microsoft.AspNetCore.Http;

namespace PaperBot.QdrantServer.Http;

/// <summary>Who may do what: the key for everything, and the key for reading.</summary>
internal sealed class ApiKeys(string? key, string? readOnlyKey)
{
    private static readonly string[] ReadingEnds = ["points", "scroll", "count", "query", "batch", "groups", "facet", "search", "recommend"];

    /// <summary>The answer that stops the request; null when it may go on.</summary>
    public Answer? Refuse(string method, string[] segments, IHeaderDictionary headers, long started)
    {
        if (key is null && readOnlyKey is null || segments is [] or ["healthz"] or ["livez"] or ["readyz"]) return null;
        var shown = headers["api-key"].ToString() is { Length: > 0 } given ? given
            : headers.Authorization.ToString() is var header && header.StartsWith("Bearer ", StringComparison.Ordinal) ? header["Bearer ".Length..]
            : null;
        if (shown is null) return Answer.Text(401, "Must provide an API key or an Authorization bearer token");
        if (shown == key) return null;
        if (shown != readOnlyKey) return Answer.Text(401, "Invalid API key or JWT");
        return IsRead(method, segments) ? null : Answer.Error(started, 403, "Forbidden: Global manage access is required");
    }

    /// <summary>Whether a request only reads.</summary>
    public static bool IsRead(string method, string[] segments) =>
        method is "GET" or "HEAD" || method == "POST" && segments.Length > 2 && ReadingEnds.Contains(segments[^1]) && segments is not [.., "points", "batch"];
}
