using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using PaperBot.QdrantServer.Collections;

namespace PaperBot.QdrantServer.Http;

/// <summary>All endpoints: a request goes to the one that is meant, and what it refuses becomes an answer.</summary>
internal sealed class Endpoints(QdrantStorage storage, ApiKeys keys, LoopbackQdrantOptions options, Action<string> violate)
{
    private readonly CollectionEndpoints _collections = new(storage, options);
    private readonly WriteEndpoints _writes = new(storage);
    private readonly ReadEndpoints _reads = new(storage);
    private readonly int _minor = new Version(options.Version).Minor;

    public Answer Answer(RecordedRequest request, HttpContext context)
    {
        var started = Stopwatch.GetTimestamp();
        var segments = request.Path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString).ToArray();
        if (keys.Refuse(request.Method, segments, context.Request.Headers, started) is { } refusal) return refusal;
        try
        {
            return Carry(request, context, segments, started);
        }
        catch (Failure failure)
        {
            if (failure.IsViolation) violate($"{request}: {failure.Message}");
            return Http.Answer.Error(started, failure.Status, failure.Message, failure.RetryAfterSeconds);
        }
    }

    private Answer Carry(RecordedRequest request, HttpContext context, string[] segments, long started)
    {
        if (request.Method is "GET" or "HEAD" && Probe(segments) is { } probe) return probe;
        if (request.BodyBytes.Length > options.MaxRequestBytes)
            return Http.Answer.Error(started, options.TooLargeStatus, $"JSON payload ({request.BodyBytes.Length} bytes) is larger than allowed (limit: {options.MaxRequestBytes} bytes).");
        using var body = Parse(request, context);
        var asked = new ApiRequest(request.Method, segments, context.Request.Query, body?.RootElement ?? default, _minor, started);
        if (_collections.Answer(asked) is { } collections) return collections;
        if (_writes.Answer(asked) is { } writes) return writes;
        if (_reads.Answer(asked) is { } reads) return reads;
        violate($"{request}: there is no such endpoint");
        return Http.Answer.Text(404, "");
    }

    private static JsonDocument? Parse(RecordedRequest request, HttpContext context)
    {
        if (request.Method is "GET" or "DELETE" or "HEAD") return null;
        if (context.Request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true) throw new Failure(400, "Content type error");
        try
        {
            return JsonDocument.Parse(request.BodyBytes);
        }
        catch (JsonException exception)
        {
            throw Failure.Format(exception.Message);
        }
    }

    private Answer? Probe(string[] segments) => segments switch
    {
        [] => Http.Answer.Write(200, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("title", "no qdrant - PaperBot's test double of one");
            writer.WriteString("version", options.Version);
            writer.WriteEndObject();
        }),
        ["healthz"] => Http.Answer.Text(200, "healthz check passed"),
        ["livez"] => Http.Answer.Text(200, "healthz check passed"),
        ["readyz"] => Http.Answer.Text(200, "all shards are ready"),
        _ => null,
    };
}
