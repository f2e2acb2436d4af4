using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using PaperBot.App.Hosting;
using PaperBot.App.Settings;
using PaperBot.App.Tests.Discord;
using PaperBot.Conversations;
using PaperBot.Digests.Subscribing;
using Xunit;

namespace PaperBot.App.Tests.Mail;

/// <summary>The page that ends subscriptions, as mail programs, people, link checkers and strangers use it.</summary>
public sealed class UnsubscribeServerTests : IAsyncLifetime
{
    private const string Key = "k234567abcdefghijklmnopqrs";

    private readonly List<string> _ended = [];
    private readonly HttpClient _http = new();
    private readonly UnsubscribeServer _server;
    private readonly Uri _root = new($"http://127.0.0.1:{BotProcess.FreePort()}");
    private bool _isAway;

    public UnsubscribeServerTests() => _server = new UnsubscribeServer(new MailSettings { ListenUrl = _root }, EndAsync, NullLoggerFactory.Instance);

    public async ValueTask InitializeAsync() => await _server.StartAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync(CancellationToken.None);
        await _server.DisposeAsync();
        _http.Dispose();
    }

    [Fact]
    public async Task One_click_of_a_mail_program_ends_it_in_whatever_form_it_comes()
    {
        using var parts = new MultipartFormDataContent { { new StringContent("One-Click"), "List-Unsubscribe" } };
        HttpContent[] forms = [new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]), parts];
        foreach (var form in forms)
        {
            using var answer = await _http.PostAsync(new Uri(_root, $"/unsubscribe/{Key}"), form, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("It is done", await ReadAsync(answer), StringComparison.Ordinal);
        }

        Assert.Equal([Key, Key], _ended);
    }

    [Fact]
    public async Task Opening_the_link_only_asks()
    {
        using var answer = await _http.GetAsync(new Uri(_root, $"/papers/bot/unsubscribe/{Key}"), TestContext.Current.CancellationToken);
        var page = await ReadAsync(answer);
        Assert.Contains("<form method=\"post\">", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, page, StringComparison.Ordinal);
        Assert.Empty(_ended);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.Equal(["no-referrer"], answer.Headers.GetValues("Referrer-Policy"));
        Assert.StartsWith("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("k234567abcdefghijklmnopqrz")]
    [InlineData("short")]
    [InlineData("K234567ABCDEFGHIJKLMNOPQRS")]
    [InlineData("%3Cscript%3Ealert(1)%3C%2Fscript%3E")]
    public async Task A_key_of_nobody_gets_the_same_pages(string key)
    {
        var known = new Uri(_root, $"/unsubscribe/{Key}");
        var unknown = new Uri(_root, $"/unsubscribe/{key}");
        Assert.Equal(await _http.GetStringAsync(known, TestContext.Current.CancellationToken), await _http.GetStringAsync(unknown, TestContext.Current.CancellationToken));
        Assert.Equal(await PostAsync(known), await PostAsync(unknown));
        Assert.All(_ended, ended => Assert.Equal(26, ended.Length));
    }

    [Theory]
    [InlineData("GET", "/", HttpStatusCode.NotFound)]
    [InlineData("GET", "/unsubscribe/", HttpStatusCode.NotFound)]
    [InlineData("GET", "/metrics", HttpStatusCode.NotFound)]
    [InlineData("GET", "/health/ready", HttpStatusCode.NotFound)]
    [InlineData("DELETE", "/unsubscribe/" + Key, HttpStatusCode.MethodNotAllowed)]
    [InlineData("HEAD", "/unsubscribe/" + Key, HttpStatusCode.OK)]
    [InlineData("POST", "/unsubscribe/" + Key, HttpStatusCode.OK)]
    public async Task Nothing_else_is_served_and_nothing_else_ends_a_subscription(string method, string path, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(_root, path));
        if (method == "POST") request.Content = new StringContent("List-Unsubscribe=Maybe");
        using var answer = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(status, answer.StatusCode);
        Assert.Empty(_ended);
    }

    [Fact]
    public async Task A_state_that_is_away_and_a_flood_are_told_to_come_again()
    {
        _isAway = true;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await PostAsync(new Uri(_root, $"/unsubscribe/{Key}"))).Status);
        _isAway = false;
        var flood = new HashSet<HttpStatusCode>();
        for (var wave = 0; wave < 200 && !flood.Contains(HttpStatusCode.TooManyRequests); wave++)
            flood.UnionWith((await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => PostAsync(new Uri(_root, $"/unsubscribe/{Key}"))))).Select(answer => answer.Status));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.TooManyRequests], flood.Order());
        using var large = await _http.PostAsync(new Uri(_root, $"/unsubscribe/{Key}"), new StringContent(new string('x', 100_000)), TestContext.Current.CancellationToken);
        Assert.Contains(large.StatusCode, new[] { HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.TooManyRequests });
    }

    private static Task<string> ReadAsync(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    private async Task<(HttpStatusCode Status, string Page)> PostAsync(Uri address)
    {
        using var answer = await _http.PostAsync(address, new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]), TestContext.Current.CancellationToken);
        return (answer.StatusCode, await ReadAsync(answer));
    }

    private Task<SubscriptionOutcome> EndAsync(string key, CancellationToken cancellationToken)
    {
        if (_isAway) throw new BotStateException("The state is away.");
        lock (_ended) _ended.Add(key);
        return Task.FromResult(new SubscriptionOutcome(true, "It is ended.", null));
    }
}
