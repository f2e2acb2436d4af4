using PaperBot.Indexing;

namespace PaperBot.Qdrant.Http;

/// <summary>How one attempt failed.</summary>
/// <param name="Failure">What the user is told when no further attempt follows.</param>
/// <param name="MayPass">True when the same request may succeed later.</param>
/// <param name="RetryAfter">How long the server wants to be left alone; null when it does not say.</param>
/// <param name="Detail">What the log is told besides: the server's own words, cleaned and cut.</param>
internal sealed record Fault(PaperIndexException Failure, bool MayPass, TimeSpan? RetryAfter = null, string Detail = "");
