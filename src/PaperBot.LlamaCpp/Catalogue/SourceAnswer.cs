using System.Net;

namespace PaperBot.LlamaCpp.Catalogue;

/// <summary>What a source answered when it was asked for a model's file, the body still unread.</summary>
internal sealed class SourceAnswer(HttpResponseMessage response, long? linkedBytes, string? linkedSha256) : IDisposable
{
    public HttpStatusCode Status => response.StatusCode;

    public string Host => response.RequestMessage!.RequestUri!.Host;

    /// <summary>The checksum that the publisher tells; null when it tells none.</summary>
    public string? Sha256 => linkedSha256;

    /// <summary>The size that the publisher tells; null when it tells none.</summary>
    public long? LinkedBytes => linkedBytes;

    /// <summary>The size of the whole file, by the publisher or by the headers of the answer; null when neither tells.</summary>
    public long? TotalBytes => linkedBytes ?? (Status == HttpStatusCode.OK ? response.Content.Headers.ContentLength : response.Content.Headers.ContentRange?.Length);

    /// <summary>Where in the file the body begins.</summary>
    public long From => Status == HttpStatusCode.PartialContent ? response.Content.Headers.ContentRange?.From ?? -1 : 0;

    /// <summary>The version of the file, when the server names one that stands for its very bytes.</summary>
    public string? ETag => response.Headers.ETag is { IsWeak: false } tag ? tag.Tag : null;

    /// <summary>Whether the body says of itself that it is a page for people.</summary>
    public bool IsPage => response.Content.Headers.ContentType?.MediaType is "text/html" or "application/xhtml+xml";

    public Task<Stream> ReadAsync(CancellationToken cancellationToken) => response.Content.ReadAsStreamAsync(cancellationToken);

    public void Dispose() => response.Dispose();
}
