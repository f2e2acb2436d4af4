using System.Globalization;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.Json;
using PaperBot.Writing;

namespace PaperBot.OpenAI.Connections;

/// <summary>What went wrong → what people are told, and whether to try again. Nothing here ever contains the key.</summary>
internal sealed class ServerFaults(ServerOptions options)
{
    private string Server => $"The model server at {ServerAddress.Shown(options.Url)}";

    private string OrWithout => options.Section == "Embedding" ? "or set Embedding:Kind to Lsa" : $"or set {options.Section}:Kind to None";

    private ModelException Silent(Exception cause) =>
        new($"{Server} does not answer; start it, correct {options.Section}:Url, {OrWithout}.", cause);

    private ModelException NoServer =>
        new($"What answers at {options.Url} is no OpenAI-compatible model server; correct {options.Section}:Url (it usually ends in /v1), {OrWithout}.");

    /// <summary>An exception of the connection; a cancellation by the caller is thrown on.</summary>
    public ServerFaultException Of(Exception exception, Watch watch, bool begun = false)
    {
        if (exception is ServerFaultException known) return known;
        watch.Caller.ThrowIfCancellationRequested();
        if (watch.Token.IsCancellationRequested) return new ServerFaultException(Late(watch), mayRetry: false);
        if (Find<AuthenticationException>(exception) is not null)
        {
            return new ServerFaultException(
                new ModelException($"{Server} shows a certificate that this machine does not trust; install it, or correct {options.Section}:Url.", exception),
                mayRetry: false);
        }

        if (exception is JsonException or InvalidDataException) return new ServerFaultException(Unreadable(exception), mayRetry: false);
        if (begun) return new ServerFaultException(BrokenOff(exception), mayRetry: false);
        return Find<IOException>(exception) is not null && Find<SocketException>(exception)?.SocketErrorCode != SocketError.ConnectionRefused
            ? new ServerFaultException(BrokenOff(exception), mayRetry: true)
            : new ServerFaultException(Silent(exception), mayRetry: Find<SocketException>(exception)?.SocketErrorCode != SocketError.HostNotFound);
    }

    /// <summary>
    /// A refusal of a request for <paramref name="model"/>; <paramref name="offered"/> is what the server offers instead, null when that is unknown.
    /// </summary>
    public ServerFaultException Of(ServerError error, TimeSpan? retryAfter, string model, IReadOnlyList<string>? offered)
    {
        var failure = error.IsWebPage && error.Status is not (429 or >= 500) ? NoServer
            : error.IsContextOverflow ? TooLong()
            : error.Status switch
            {
                401 or 403 => Refused(error),
                404 when offered?.Any(name => ModelNames.Match(name, model)) != true => Missing(model, offered),
                >= 300 and < 400 => new ModelException(
                    $"{Server} sends requests on to another address, which PaperBot does not follow; give the final address as {options.Section}:Url."),
                408 or 504 => new ModelException($"{Server} took too long; ask again, or give it less to do at once."),
                429 => new ModelBusyException($"{Server} is busy; ask again in a minute."),
                503 when error.Says("loading") => new ModelBusyException($"{Server} is still loading its model; ask again in a minute."),
                503 => new ModelBusyException($"{Server} is busy; ask again in a minute."),
                >= 500 => new ModelException(
                    $"{Server} failed ({error.Status}){Said(error)}; ask again, and look into its log when that does not help."),
                413 => TooLong(),
                _ => new ModelException(
                    $"{Server} refuses the request ({error.Status}){Said(error)}; check {options.Section}:Name and the version of the server."),
            };
        var mayRetry = error.Status is 408 or 429 or >= 500 && !error.IsContextOverflow && !error.IsTextTooLong;
        return new ServerFaultException(failure, mayRetry, retryAfter, error);
    }

    /// <summary>The reply is too large to be one.</summary>
    public ModelException Endless => new($"{Server} does not stop writing; ask again, or set a smaller limit for the answer.");

    /// <summary>The reply cannot be read.</summary>
    public ModelException Unreadable(Exception? cause) =>
        new($"{Server} sends what is no answer; check that {options.Section}:Url is an OpenAI-compatible server, and its version.", cause ?? new InvalidDataException("no answer"));

    /// <summary>A web page came instead of a reply.</summary>
    public ServerFaultException WebPage => new(NoServer, mayRetry: false);

    private ModelException BrokenOff(Exception cause) =>
        new($"{Server} broke off in the middle of its answer; ask again, and look into its log when that does not help.", cause);

    private ModelException Late(Watch watch)
    {
        if (!watch.WholeIsOver && watch.Now.What == Awaited.Facts)
        {
            return new ModelException(string.Create(
                CultureInfo.InvariantCulture,
                $"{Server} says nothing of itself within {watch.Now.Most.TotalSeconds:0.###} seconds; see whether it hangs, or start it again."));
        }

        var most = watch.WholeIsOver ? watch.Whole : watch.Now.Most;
        var what = watch.WholeIsOver ? "did not finish" : watch.Now.What == Awaited.NextToken ? "fell silent" : "did not begin to answer";
        return new ModelException(string.Create(
            CultureInfo.InvariantCulture, $"{Server} {what} within {most.TotalSeconds:0.###} seconds; ask for less, or see what keeps it busy."));
    }

    private ModelException TooLong() => options.Section == "Embedding"
        ? new($"{Server} cannot read a text as long as that at once; start it with a larger context and batch size.")
        : new($"{Server} has a context that is too small for the prompt; "
            + $"set {options.Section}:ContextTokens to what the server has, or start it with a larger context.");

    private ModelException Refused(ServerError error) => options.ApiKey.Length == 0
        ? new ModelException($"{Server} wants a key; set {options.Section}:ApiKey.")
        : new ModelException($"{Server} does not accept the key ({error.Status}); correct {options.Section}:ApiKey.");

    private ModelException Missing(string model, IReadOnlyList<string>? offered)
    {
        if (offered is null) return NoServer;
        if (offered.Count == 0) return new ModelException($"{Server} has no model; load one there, then set {options.Section}:Name to it.");
        return new ModelException($"{Server} has no model {ModelNames.Quoted(model)}; set {options.Section}:Name to one that it offers ({ModelNames.List(offered)}).");
    }

    private string Said(ServerError error)
    {
        if (error.Message.Length == 0) return "";
        var message = options.ApiKey.Length == 0 ? error.Message : error.Message.Replace(options.ApiKey, "…", StringComparison.Ordinal);
        return $" and says “{message.TrimEnd('.')}”";
    }

    private static T? Find<T>(Exception? exception) where T : Exception
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is T found) return found;
        }

        return null;
    }
}
