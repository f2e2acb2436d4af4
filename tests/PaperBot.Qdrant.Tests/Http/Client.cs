using PaperBot.Qdrant.Http;

namespace PaperBot.Qdrant.Tests.Http;

/// <summary>A client as tests use it, with its clock and its log.</summary>
internal sealed class Client : IDisposable
{
    public const string Key = "s3cret-k3y";

    public Client(Uri url, Func<QdrantOptions, QdrantOptions>? change = null, DateTimeOffset? now = null)
    {
        var options = new QdrantOptions { Url = url, ApiKey = Key, QuestionTimeout = TimeSpan.FromSeconds(30) };
        options = change?.Invoke(options) ?? options;
        Time = new LeapingTime(TimeSpan.FromSeconds(25), now);
        Api = new QdrantApi(options, new RetryPace(), Time, new Random(7), Log);
    }

    public QdrantApi Api { get; }

    public LeapingTime Time { get; }

    public CapturedLog Log { get; } = new();

    /// <summary>A read, as a question or in the background.</summary>
    public Task<long> CountAsync(Urgency urgency = Urgency.Background, CancellationToken cancellationToken = default) =>
        Api.CountAsync("papers", null, exact: true, urgency, cancellationToken);

    /// <summary>A write of some points.</summary>
    public Task WriteAsync(int points = 1) => Api.UpsertAsync("papers", [.. Enumerable.Range(0, points).Select(Points.Numbered)], Urgency.Background, default);

    public void Dispose() => Api.Dispose();
}
