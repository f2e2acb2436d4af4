using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using PaperBot.Qdrant.Tests.Index;
using PaperBot.QdrantServer;
using Xunit;

namespace PaperBot.Qdrant.Tests.Live;

/// <summary>A server with a library of its own on it that goes away with the test: ours on loopback, or the real one that the environment names.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    public const string Category = "Category";
    public const string Live = "Live";
    private const string Own = "ours on loopback";
    private const string Real = "a real one";
    private const int NameLength = 26;

    private readonly LoopbackQdrant? _own;
    private readonly HttpClient _http;

    private TestServer(LoopbackQdrant? own, Uri url, string? key)
    {
        _own = own;
        Options = new QdrantOptions { Url = url, ApiKey = key, Collection = $"paperbot-test-{Guid.NewGuid():N}"[..NameLength] };
        _http = new HttpClient { BaseAddress = new Uri(url.AbsoluteUri.TrimEnd('/') + "/") };
        if (key is not null) _http.DefaultRequestHeaders.Add("api-key", key);
    }

    /// <summary>The servers that a test runs on, one after the other; the row of the real one bears the trait that picks live tests.</summary>
    public static IEnumerable<TheoryDataRow<string>> Both => [new(Own), Row(Real)];

    /// <summary>Where the library is.</summary>
    public QdrantOptions Options { get; }

    /// <summary>Whether the test started it, and so may be shorter: the same was tried, or will be, on a real one.</summary>
    public bool IsOwn => _own is not null;

    /// <summary>A row of data for a live test.</summary>
    public static TheoryDataRow<string> Row(string data) => new TheoryDataRow<string>(data).WithTrait(Category, Live);

    /// <summary>Starts ours, or takes the real one; skips the test where there is none.</summary>
    public static async Task<TestServer> StartAsync(string which)
    {
        if (which != Own) return StartReal();
        var own = await LoopbackQdrant.StartAsync();
        return new TestServer(own, own.Url, key: null);
    }

    /// <summary>Takes the real one; skips the test where there is none.</summary>
    public static TestServer StartReal()
    {
        if (NamedServer.Missing is { } missing) Assert.Skip(missing);
        return new TestServer(own: null, NamedServer.Url!, NamedServer.Key);
    }

    /// <summary>Opens the library, empty at first.</summary>
    public Task<QdrantPaperIndex> OpenAsync() => OpenAsync(Options);

    /// <summary>The same with other options.</summary>
    public static Task<QdrantPaperIndex> OpenAsync(QdrantOptions options) => QdrantPaperIndex.OpenAsync(options, TimeProvider.System, NullLogger.Instance, TestContext.Current.CancellationToken);

    /// <summary>The collection that questions are answered from.</summary>
    public async Task<string> CollectionInForceAsync()
    {
        var aliases = await SendAsync(HttpMethod.Get, "aliases");
        return aliases.GetProperty("aliases").EnumerateArray().Single(alias => alias.GetProperty("alias_name").GetString() == Options.Collection).GetProperty("collection_name").GetString()!;
    }

    /// <summary>Whether it is our own, however it was started: it compares every vector and has no graph of them.</summary>
    public async Task<bool> ComparesAllAsync() => (await _http.GetStringAsync(_http.BaseAddress)).Contains("test double", StringComparison.Ordinal);

    /// <summary>Asks the server itself, past our client; the answer's <c>result</c>.</summary>
    public async Task<JsonElement> SendAsync(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{method} {path}: {(int)answer.StatusCode} {text}");
        using var document = JsonDocument.Parse(text);
        return document.RootElement.GetProperty("result").Clone();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var collection in (await SendAsync(HttpMethod.Get, "collections")).GetProperty("collections").EnumerateArray().Select(entry => entry.GetProperty("name").GetString()!))
        {
            if (collection.StartsWith(Options.Collection + "-", StringComparison.Ordinal)) await SendAsync(HttpMethod.Delete, $"collections/{collection}");
        }

        _http.Dispose();
        if (_own is null) return;
        var violations = Violations.Of(_own, Options.Collection).ToArray();
        await _own.DisposeAsync();
        Assert.Empty(violations);
    }
}
