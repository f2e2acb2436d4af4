using System.Net;

namespace PaperBot.LlamaCpp.Catalogue;

/// <summary>The source asks to come again later.</summary>
internal sealed class SourceBusyException(HttpStatusCode status, TimeSpan? after) : Exception($"status {(int)status}")
{
    public HttpStatusCode Status { get; } = status;

    /// <summary>When to come again, if it says so.</summary>
    public TimeSpan? After { get; } = after;
}
