using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using PaperBot.Indexing;
using PaperBot.Servers;

namespace PaperBot.Qdrant.Http;

/// <summary>Sends requests until they are answered, refused, or their time is over.</summary>
internal sealed partial class QdrantSender : IDisposable
{
    private readonly QdrantOptions _options;
    private readonly RetryPace _pace;
    private readonly TimeProvider _time;
    private readonly Random _random;
    private readonly ILogger _logger;
    private readonly QdrantTransport _transport;
    private readonly ConnectionFaults _connections;
    private readonly AnswerFaults _answers;

    public QdrantSender(QdrantOptions options, RetryPace pace, TimeProvider time, Random random, ILogger logger)
    {
        (_options, _pace, _time, _random, _logger) = (options, pace, time, random, logger);
        (_transport, _connections, _answers) = (new QdrantTransport(options), new ConnectionFaults(options), new AnswerFaults(options));
        if (options is { ApiKey.Length: > 0, Url.Scheme: "http" } && !ServerAddress.IsNearby(options.Url)) Log.KeyInTheOpen(logger, ServerAddress.Shown(options.Url));
    }

    /// <summary>The answer to <paramref name="request"/>.</summary>
    /// <exception cref="IndexUnreachableException">None came in time; the same may succeed later.</exception>
    /// <exception cref="QdrantRefusalException">It is refused.</exception>
    public async Task<T> SendAsync<T>(QdrantRequest request, JsonTypeInfo<T> form, CancellationToken cancellationToken) where T : class
    {
        var begun = _time.GetTimestamp();
        for (var failed = 0; ; failed++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (value, fault) = await TryAsync(request, form, begun, cancellationToken).ConfigureAwait(false);
            if (value is not null) return value;
            await PauseAsync(request, fault!, failed, begun, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>What is thrown for an answer that lacks what was asked for.</summary>
    public PaperIndexException Malformed(QdrantRequest request)
    {
        Log.Refused(_logger, null, request.Name, "an answer without what was asked for");
        return _connections.Unreadable(null).Failure;
    }

    /// <inheritdoc/>
    public void Dispose() => _transport.Dispose();

    private async Task<(T? Value, Fault? Fault)> TryAsync<T>(QdrantRequest request, JsonTypeInfo<T> form, long begun, CancellationToken cancellationToken) where T : class
    {
        using var timeout = new CancellationTokenSource(LimitOf(request, begun), _time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            return await AnswerAsync(request, form, linked.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is HttpRequestException or SocketException or IOException or JsonException or InvalidDataException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return (null, _connections.Of(exception, request.Urgency));
        }
    }

    private async Task<(T? Value, Fault? Fault)> AnswerAsync<T>(QdrantRequest request, JsonTypeInfo<T> form, CancellationToken cancellationToken) where T : class
    {
        using var response = await _transport.SendAsync(request, cancellationToken).ConfigureAwait(false);
        using var body = await AnswerBody.ReadAsync(response.Content, cancellationToken).ConfigureAwait(false);
        if ((int)response.StatusCode is >= 200 and < 300) return (JsonSerializer.Deserialize(body.Span, form) ?? throw new JsonException("The answer is null."), null);
        var error = ServerError.Read((int)response.StatusCode, body.Span);
        var wait = response.Headers.TryGetValues("Retry-After", out var values) ? values.FirstOrDefault() : null;
        return (null, _answers.Of(request, error, RetryAfter.Read(wait, _time.GetUtcNow())));
    }

    private async Task PauseAsync(QdrantRequest request, Fault fault, int failed, long begun, CancellationToken cancellationToken)
    {
        if (!fault.MayPass)
        {
            Log.Refused(_logger, fault.Failure.InnerException, request.Name, fault.Detail);
            throw fault.Failure;
        }

        var patience = request.Urgency == Urgency.Background ? _options.RetryFor : Shorter(_options.RetryQuestionFor, _options.QuestionTimeout);
        var wait = RetrySchedule.Wait(failed, _pace, fault.RetryAfter, _random.NextDouble());
        if (_time.GetElapsedTime(begun) + wait >= patience)
        {
            Log.GaveUp(_logger, fault.Failure.InnerException, request.Name, failed + 1, fault.Detail);
            throw fault.Failure;
        }

        Log.Again(_logger, fault.Failure.InnerException, request.Name, wait.TotalSeconds, fault.Detail);
        await Task.Delay(wait, _time, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>How long the next attempt may take; a question's attempts share their time.</summary>
    private TimeSpan LimitOf(QdrantRequest request, long begun)
    {
        if (request.Urgency == Urgency.Background) return _options.Timeout;
        var left = _options.QuestionTimeout - _time.GetElapsedTime(begun);
        return left > TimeSpan.Zero ? Shorter(left, _options.Timeout) : TimeSpan.Zero;
    }

    private static TimeSpan Shorter(TimeSpan left, TimeSpan right) => left < right ? left : right;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The key goes unencrypted to {Server}, which is no address of this machine or a private network; write https:// in Qdrant:Url")]
        public static partial void KeyInTheOpen(ILogger logger, string server);

        [LoggerMessage(LogLevel.Warning, "Qdrant refused {Request}: {Detail}")]
        public static partial void Refused(ILogger logger, Exception? cause, string request, string detail);

        [LoggerMessage(LogLevel.Information, "{Request} to Qdrant failed and is sent again in {Seconds:0.###} s: {Detail}")]
        public static partial void Again(ILogger logger, Exception? cause, string request, double seconds, string detail);

        [LoggerMessage(LogLevel.Warning, "{Request} to Qdrant failed and is given up after {Attempts} attempts: {Detail}")]
        public static partial void GaveUp(ILogger logger, Exception? cause, string request, int attempts, string detail);
    }
}
