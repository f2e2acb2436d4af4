using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using PaperBot.Indexing;

namespace PaperBot.Qdrant.Http;

/// <summary>Sends requests until one is answered.</summary>
internal sealed class QdrantSender(QdrantOptions options, RetryPace pace, TimeProvider time, Random random, ILogger logger) : IDisposable
{
    private readonly int _inFlight = pace.First.Milliseconds;

    public int InFlight => _inFlight;

    public Task<T> SendAsync<T>(QdrantRequest request, JsonTypeInfo<T> form, CancellationToken cancellationToken) where T : class =>
        throw new NotSupportedException($"{options}{pace}{time}{random}{logger}");

    public PaperIndexException Malformed(QdrantRequest request) => throw new NotSupportedException($"{request}{logger}");

    public void Dispose()
    {
    }
}
