using System.Text.Json;
using PaperBot.OpenAI.Connections;
using PaperBot.Writing;

namespace PaperBot.OpenAI.Embeddings;

/// <summary>Texts → vectors of unit length, a batch at a time, over one connection.</summary>
internal sealed class ServerEmbedder(ServerConnection connection, ServerEmbeddingOptions options) : IDisposable
{
    private const int MaxReplyBytes = 512 * 1024 * 1024;
    private const int ShortestCut = 64;

    private volatile string _name = options.Server.Name;
    private volatile int _dimensions = options.Dimensions;

    /// <summary>The length of the vectors; 0 while it is unknown.</summary>
    public int Dimensions => _dimensions;

    /// <summary>The model that is asked; empty while it is unknown.</summary>
    public string Name => _name;

    /// <summary>Where the server is.</summary>
    public Uri Url => connection.Options.Url;

    /// <summary>The vectors of <paramref name="texts"/>, in their order; a text that the model cannot read as a whole is embedded by its beginning.</summary>
    /// <exception cref="ModelException">The server does not give them.</exception>
    public async Task<EmbeddingReply> EmbedAsync(string[] texts, CancellationToken cancellationToken)
    {
        using var watch = connection.Watch(cancellationToken);
        try
        {
            return await connection.Retries.RunAsync(() => AttemptAsync(texts, watch), watch).ConfigureAwait(false);
        }
        catch (ModelException exception) when (exception.InnerException is TextTooLongException)
        {
            return await InPartsAsync(texts, exception, cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose() => connection.Dispose();

    private async Task<EmbeddingReply> AttemptAsync(string[] texts, Watch watch)
    {
        if (_name.Length == 0) _name = await FirstNameAsync(watch).ConfigureAwait(false);
        try
        {
            using var response = await connection.PostEmbeddingsAsync(EmbeddingRequest.Write(texts, _name), _name, watch).ConfigureAwait(false);
            var body = await BoundedBody.ReadAsync(response.ContentStream ?? Stream.Null, MaxReplyBytes, watch.Token).ConfigureAwait(false);
            using var document = JsonDocument.Parse(body);
            return Checked(EmbeddingReply.Read(document.RootElement, texts.Length));
        }
        catch (ServerFaultException fault) when (fault.Error is { IsTextTooLong: true })
        {
            throw new ServerFaultException(new ModelException(fault.Failure.Message, new TextTooLongException()), mayRetry: false);
        }
        catch (Exception exception) when (exception is not ModelException)
        {
            throw connection.Faults.Of(exception, watch);
        }
    }

    private async Task<string> FirstNameAsync(Watch watch)
    {
        var facts = await connection.ReadFactsAsync(watch.Caller).ConfigureAwait(false);
        return facts.Find("")?.Name ?? throw connection.Faults.Of(new ServerError(404, "", "", false), null, "", []);
    }

    /// <summary>A batch that is refused is halved until the text that is too long is alone; of that the beginning is taken.</summary>
    private async Task<EmbeddingReply> InPartsAsync(string[] texts, ModelException refusal, CancellationToken cancellationToken)
    {
        if (texts.Length == 1)
        {
            var shorter = Beginning(texts[0]);
            return shorter.Length < ShortestCut ? throw refusal : await EmbedAsync([shorter], cancellationToken).ConfigureAwait(false);
        }

        var first = await EmbedAsync(texts[..(texts.Length / 2)], cancellationToken).ConfigureAwait(false);
        var second = await EmbedAsync(texts[(texts.Length / 2)..], cancellationToken).ConfigureAwait(false);
        return new EmbeddingReply([.. first.Vectors, .. second.Vectors], first.Tokens + second.Tokens);
    }

    /// <summary>Three quarters of <paramref name="text"/>, up to the end of a word.</summary>
    private static string Beginning(string text)
    {
        var length = text.Length * 3 / 4;
        var space = text.LastIndexOf(' ', Math.Max(0, length - 1), Math.Min(length, 40));
        if (space > 0) length = space;
        else if (length > 0 && char.IsHighSurrogate(text[length - 1])) length--;
        return text[..length];
    }

    private EmbeddingReply Checked(EmbeddingReply reply)
    {
        foreach (var vector in reply.Vectors)
        {
            if (_dimensions == 0) _dimensions = vector.Length;
            if (vector.Length == _dimensions) continue;
            throw new ModelException(
                $"The model {ModelNames.Quoted(_name)} gives vectors of {vector.Length} numbers where {_dimensions} are expected; "
                + $"set {options.Server.Section}:Name to the model that the papers were embedded with, or run paperbot ingest --re-embed.");
        }

        return reply;
    }
}
