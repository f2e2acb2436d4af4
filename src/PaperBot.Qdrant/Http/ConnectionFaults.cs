using System.Globalization;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.Json;
using PaperBot.Indexing;

namespace PaperBot.Qdrant.Http;

/// <summary>What went wrong on the way to the server and back → what people are told, and whether to try again. Nothing here ever contains the key.</summary>
internal sealed class ConnectionFaults(QdrantOptions options)
{
    private string Server => $"The Qdrant server at {ServerAddress.Shown(options.Url)}";

    /// <summary>An exception of one attempt; a cancellation is taken for the end of the attempt's time.</summary>
    public Fault Of(Exception exception, Urgency urgency)
    {
        if (exception is JsonException) return Unreadable(exception);
        if (exception is InvalidDataException) return Lasting($"{Server} does not stop answering; check that Qdrant:Url is a Qdrant server, and its version.", exception);
        if (exception is OperationCanceledException) return Find<TimeoutException>(exception) is null ? Late(exception, urgency) : Silent(exception);
        if (Find<AuthenticationException>(exception) is { } refused) return Untrusted(refused);

        // As when the connection is reset in the moment that it was made, by the port of a container that is just starting.
        if (exception is SocketException) return Silent(exception);
        return exception is HttpRequestException request ? Of(request) : BrokenOff(exception);
    }

    /// <summary>The answer is none that can be read.</summary>
    public Fault Unreadable(Exception? cause) =>
        Lasting($"{Server} sends an answer that cannot be read; check that Qdrant:Url is a Qdrant server of version 1.15 or later.", cause);

    private Fault Of(HttpRequestException exception) => exception.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => Passing($"There is no server of the name {options.Url.IdnHost}; start Qdrant, or correct Qdrant:Url.", exception),
        HttpRequestError.SecureConnectionError => Passing($"{Server} breaks off while a secure connection is made; see whether it speaks TLS, or write http:// in Qdrant:Url.", exception),
        HttpRequestError.InvalidResponse => Lasting($"What answers at {ServerAddress.Shown(options.Url)} does not speak HTTP; give Qdrant's HTTP port (usually 6333) in Qdrant:Url, and https:// when it speaks TLS.", exception),
        HttpRequestError.ProxyTunnelError => Passing($"The proxy does not let through to {ServerAddress.Shown(options.Url)}; correct the proxy's settings, or Qdrant:Url.", exception),
        HttpRequestError.ConnectionError => Silent(exception),
        _ => Find<SocketException>(exception)?.SocketErrorCode == SocketError.ConnectionRefused ? Silent(exception) : BrokenOff(exception),
    };

    private Fault Silent(Exception cause) => Passing($"{Server} does not answer; start it, or correct Qdrant:Url.", cause);

    private Fault BrokenOff(Exception cause) =>
        Passing($"{Server} broke off in the middle of its answer; try again, and look into its log when that does not help.", cause);

    private Fault Late(Exception cause, Urgency urgency)
    {
        var isQuestion = urgency == Urgency.Question && options.QuestionTimeout < options.Timeout;
        var (limit, setting) = isQuestion ? (options.QuestionTimeout, "Qdrant:QuestionTimeoutSeconds") : (options.Timeout, "Qdrant:TimeoutSeconds");
        return Passing(string.Create(CultureInfo.InvariantCulture, $"{Server} did not answer within {limit.TotalSeconds:0.###} seconds; see what keeps it busy, or raise {setting}."), cause);
    }

    // What is no TLS at all is told by its first bytes, before any certificate is seen.
    private Fault Untrusted(AuthenticationException cause) => Lasting(
        cause.Message.Contains("certificate", StringComparison.OrdinalIgnoreCase)
            ? $"{Server} shows a certificate that this machine does not trust; install it, or correct Qdrant:Url."
            : $"{Server} does not speak TLS; write http:// in Qdrant:Url, or turn TLS on there.",
        cause);

    private static Fault Passing(string message, Exception cause) => new(new IndexUnreachableException(message, cause), MayPass: true);

    private static Fault Lasting(string message, Exception? cause) => new(new QdrantRefusalException(RefusalKind.NotQdrant, message, cause), MayPass: false);

    private static T? Find<T>(Exception? exception) where T : Exception
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is T found) return found;
        }

        return null;
    }
}
