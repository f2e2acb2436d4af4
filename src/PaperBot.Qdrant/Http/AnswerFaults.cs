using System.Globalization;
using PaperBot.Indexing;

namespace PaperBot.Qdrant.Http;

/// <summary>An answer that is no success → what people are told, and whether to try again. The server's own words go to the log alone.</summary>
internal sealed class AnswerFaults(QdrantOptions options)
{
    private string Server => $"The Qdrant server at {ServerAddress.Shown(options.Url)}";

    /// <summary>What <paramref name="error"/> means for <paramref name="request"/>.</summary>
    public Fault Of(QdrantRequest request, ServerError error, TimeSpan? retryAfter)
    {
        var fault = error.Status switch
        {
            >= 300 and < 400 => Lasting(RefusalKind.NotQdrant, $"{Server} sends requests on to another address, which PaperBot does not follow; give the final address as Qdrant:Url."),
            401 when error.IsQdrants => Unauthorised(),
            403 when error.IsQdrants => Forbidden(request, error),
            408 or 504 => Passing($"{Server} took too long; try again, or raise Qdrant:TimeoutSeconds when the library is large."),
            413 => TooLarge(),
            429 => Busy(error, retryAfter),
            507 => Full(),
            >= 500 => Failed(error),
            _ when !error.IsQdrants => Lasting(RefusalKind.NotQdrant, $"What answers at {ServerAddress.Shown(options.Url)} is no Qdrant server; correct Qdrant:Url (its HTTP port is usually 6333)."),
            404 => Lasting(RefusalKind.NotFound, $"{Server} does not have this library; run paperbot ingest to make it there, or correct Qdrant:Collection."),
            409 => Lasting(RefusalKind.Exists, $"{Server} has a collection of this name already; choose another Qdrant:Collection, or delete it there."),
            _ => Refused(error),
        };
        return fault with { RetryAfter = retryAfter, Detail = WithoutKey(error.Message) };
    }

    private Fault Unauthorised() => Lasting(
        RefusalKind.WrongKey,
        string.IsNullOrEmpty(options.ApiKey) ? $"{Server} wants a key; give it as Qdrant:ApiKey or Qdrant:ApiKeyFile." : $"{Server} does not accept the key; correct Qdrant:ApiKey or Qdrant:ApiKeyFile.");

    private Fault Forbidden(QdrantRequest request, ServerError error)
    {
        if (error.Says("Storage locked")) return Passing($"{Server} is locked against this by its administrator; unlock it there, then try again.", mayPass: false);
        return Lasting(
            RefusalKind.NotAllowed,
            request.IsRead
                ? $"{Server} does not let the key read this library; give one that may as Qdrant:ApiKey or Qdrant:ApiKeyFile."
                : $"{Server} lets the key read this library but not write to it; give one that may as Qdrant:ApiKey or Qdrant:ApiKeyFile.");
    }

    private Fault Busy(ServerError error, TimeSpan? retryAfter)
    {
        // Such a request asks for more than the limit ever grants.
        if (error.Says("split your request")) return TooLarge();
        var soon = retryAfter is { } wait ? string.Create(CultureInfo.InvariantCulture, $"in {Math.Max(1, Math.Ceiling(wait.TotalSeconds)):0} seconds") : "in a minute";
        return Passing(
            StrictModeLimits.Find(error) is { } limit
                ? $"{Server} takes no more requests now ({limit} of its strict mode); try again {soon}."
                : $"{Server} takes no more requests now; try again {soon}.");
    }

    private Fault Failed(ServerError error)
    {
        if (error.Says("No space left") || error.Says("Insufficient storage")) return Full();
        if (error.Says("replica") || error.Says("shard"))
        {
            return Passing($"A part of the library is away on the Qdrant server at {ServerAddress.Shown(options.Url)}, as when a node of its cluster is down; bring it back, then try again.");
        }

        return Passing(string.Create(CultureInfo.InvariantCulture, $"{Server} failed ({error.Status}); try again, and look into its log when that does not help."));
    }

    private Fault Refused(ServerError error)
    {
        if (error.Says("JSON payload")) return TooLarge();
        if (StrictModeLimits.Find(error) is not { } limit)
        {
            return Lasting(
                RefusalKind.BadRequest,
                string.Create(CultureInfo.InvariantCulture, $"{Server} refuses a request ({error.Status}); check that its version is 1.15 or later and that nothing but PaperBot keeps collections of the name in Qdrant:Collection; its words are in the log."));
        }

        return limit switch
        {
            "upsert_max_batchsize" => TooLarge(),
            "max_timeout" => Lasting(RefusalKind.StrictMode, $"{Server} does not let a request take so long ({limit} of its strict mode); lower Qdrant:TimeoutSeconds, or raise the limit there."),
            _ => Lasting(RefusalKind.StrictMode, $"{Server} does not allow this request ({limit} of its strict mode); raise that limit of the collection there."),
        };
    }

    private Fault TooLarge() => Lasting(RefusalKind.TooLarge, $"{Server} does not take a request as large as this; lower Qdrant:BatchPoints, or raise its limit there.");

    private Fault Full() => Lasting(RefusalKind.StorageFull, $"{Server} has no space left; free some there, or raise its quota, then run the same command again.");

    private string WithoutKey(string message) => string.IsNullOrEmpty(options.ApiKey) ? message : message.Replace(options.ApiKey, "…", StringComparison.Ordinal);

    private static Fault Passing(string message, bool mayPass = true) => new(new IndexUnreachableException(message), mayPass);

    private static Fault Lasting(RefusalKind kind, string message) => new(new QdrantRefusalException(kind, message), MayPass: false);
}
