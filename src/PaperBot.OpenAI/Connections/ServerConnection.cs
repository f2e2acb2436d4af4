using System.ClientModel;
using System.ClientModel.Primitives;
using System.Net.Http.Headers;
using System.Text.Json;
using OpenAI;
using PaperBot.Servers;
using ChatClient = OpenAI.Chat.ChatClient;
using EmbeddingClient = OpenAI.Embeddings.EmbeddingClient;

namespace PaperBot.OpenAI.Connections;

/// <summary>
/// Sends requests through the OpenAI package and turns refusals into faults. The package's protocol methods are used, because its typed ones
/// refuse what servers other than OpenAI's send (unknown finish reasons, reasoning fields, missing fields).
/// </summary>
internal sealed class ServerConnection : IDisposable
{
    private const int MaxErrorBytes = 64 * 1024;
    private const int MaxFactBytes = 8 * 1024 * 1024;

    private readonly HttpClient _http;
    private readonly ChatClient _chat;
    private readonly EmbeddingClient _embeddings;
    private readonly TimeProvider _time;

    public ServerConnection(ServerOptions options, TimeProvider time, Random random)
    {
        Options = options;
        Faults = new ServerFaults(options);
        Retries = new Retries(options, time, random);
        _time = time;
        _http = ServerTransport.Create(options);
        var client = new OpenAIClientOptions
        {
            Endpoint = options.Url,
            Transport = new HttpClientPipelineTransport(_http),
            RetryPolicy = new ClientRetryPolicy(0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
            EnableDistributedTracing = false,
            ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false },
        };
        client.AddPolicy(new ServerHeaders(options.ApiKey), PipelinePosition.BeforeTransport);
        // Model and key are set per request: the body names the one, ServerHeaders the other.
        var unused = new ApiKeyCredential("none");
        _chat = new ChatClient("none", unused, client);
        _embeddings = new EmbeddingClient("none", unused, client);
    }

    /// <summary>Where and how long.</summary>
    public ServerOptions Options { get; }

    /// <summary>What people are told.</summary>
    public ServerFaults Faults { get; }

    /// <summary>Tries again.</summary>
    public Retries Retries { get; }

    /// <summary>A clock for one request.</summary>
    public Watch Watch(CancellationToken caller) => new(Options.AnswerTimeout, _time, caller);

    /// <summary>Asks for a chat completion, once; the reply's body is still on its way.</summary>
    /// <exception cref="ServerFaultException">It was refused, or did not arrive.</exception>
    public Task<PipelineResponse> PostChatAsync(byte[] body, string model, Watch watch) =>
        PostAsync((content, options) => _chat.CompleteChatAsync(content, options), body, model, watch);

    /// <summary>Asks for embeddings, once; the reply's body is still on its way.</summary>
    /// <exception cref="ServerFaultException">It was refused, or did not arrive.</exception>
    public Task<PipelineResponse> PostEmbeddingsAsync(byte[] body, string model, Watch watch) =>
        PostAsync((content, options) => _embeddings.GenerateEmbeddingsAsync(content, options), body, model, watch);

    /// <summary>What the server tells of itself, asked once.</summary>
    /// <exception cref="ServerFaultException">It does not answer, or not with a list of models.</exception>
    public async Task<ServerFacts> ReadFactsAsync(CancellationToken cancellationToken)
    {
        using var watch = Watch(cancellationToken);
        try
        {
            watch.Await(Awaited.Facts, Options.ConnectTimeout);
            using var list = await GetAsync(new Uri(Options.Url + "/models"), watch).ConfigureAwait(false);
            if (list.RootElement.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array)) throw new InvalidDataException("no list of models");
            using var properties = await GetOrNullAsync(new Uri(ServerAddress.Root(Options.Url), "props"), watch).ConfigureAwait(false);
            using var loaded = properties is null ? await GetOrNullAsync(new Uri(ServerAddress.Root(Options.Url), "api/ps"), watch).ConfigureAwait(false) : null;
            return ServerFacts.Read(list.RootElement, properties?.RootElement ?? default, loaded?.RootElement ?? default);
        }
        catch (Exception exception) when (exception is not ServerFaultException)
        {
            throw Faults.Of(exception, watch);
        }
    }

    /// <summary>What the server tells of itself; null when it tells nothing now.</summary>
    public async Task<ServerFacts?> ReadFactsOrNullAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await ReadFactsAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ServerFaultException)
        {
            return null;
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<PipelineResponse> PostAsync(Func<BinaryContent, RequestOptions, Task<ClientResult>> send, byte[] body, string model, Watch watch)
    {
        PipelineResponse response;
        using var content = BinaryContent.Create(BinaryData.FromBytes(body));
        var options = new RequestOptions { CancellationToken = watch.Token, BufferResponse = false, ErrorOptions = ClientErrorBehaviors.NoThrow };
        try
        {
            watch.Await(Awaited.FirstToken, Options.FirstTokenTimeout);
            response = (await send(content, options).ConfigureAwait(false)).GetRawResponse();
        }
        catch (Exception exception)
        {
            throw Faults.Of(exception, watch);
        }

        if (response.Status is >= 200 and < 300) return response;
        using (response) throw await RefusalAsync(response, model, watch).ConfigureAwait(false);
    }

    private async Task<ServerFaultException> RefusalAsync(PipelineResponse response, string model, Watch watch)
    {
        var body = Array.Empty<byte>();
        try
        {
            if (response.ContentStream is { } stream) body = await BoundedBody.ReadStartAsync(stream, MaxErrorBytes, watch.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException)
        {
            // The status alone says enough.
        }
        catch (OperationCanceledException exception)
        {
            return Faults.Of(exception, watch);
        }

        var error = ServerError.Read(response.Status, body);
        var offered = error.Status == 404 ? (await ReadFactsOrNullAsync(watch.Caller).ConfigureAwait(false))?.Names : null;
        response.Headers.TryGetValue("Retry-After", out var retryAfter);
        return Faults.Of(error, RetryAfter.Read(retryAfter, _time.GetUtcNow()), model, offered);
    }

    private async Task<JsonDocument?> GetOrNullAsync(Uri uri, Watch watch)
    {
        try
        {
            return await GetAsync(uri, watch).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is ServerFaultException or JsonException or InvalidDataException or HttpRequestException or IOException)
        {
            return null;
        }
    }

    private async Task<JsonDocument> GetAsync(Uri uri, Watch watch)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, uri);
        if (Options.ApiKey.Length > 0) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Options.ApiKey);
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, watch.Token).ConfigureAwait(false);
        using var stream = await response.Content.ReadAsStreamAsync(watch.Token).ConfigureAwait(false);
        var body = await BoundedBody.ReadAsync(stream, MaxFactBytes, watch.Token).ConfigureAwait(false);
        if (response.IsSuccessStatusCode) return JsonDocument.Parse(body);
        throw Faults.Of(ServerError.Read((int)response.StatusCode, body), null, Options.Name, null);
    }
}
