using System.Net;
using PaperBot.DiscordServer.Faults;
using Xunit;
using static PaperBot.Discord.Tests.Http.ScriptedApi;

namespace PaperBot.Discord.Tests.Http;

/// <summary>The faults themselves, seen by an ordinary HTTP client: what proves the bot must be right itself.</summary>
public sealed class HttpFaultsTests
{
    [Theory]
    [InlineData(HttpFaultKind.RateLimited, "user", "0")]
    [InlineData(HttpFaultKind.RateLimitedShared, "shared", "4")]
    [InlineData(HttpFaultKind.RateLimitedGlobally, "global", null)]
    [InlineData(HttpFaultKind.RateLimitedBare, null, null)]
    [InlineData(HttpFaultKind.RateLimitedByPage, null, null)]
    public async Task A_429_has_the_headers_of_its_scope_and_carries_nothing_out(HttpFaultKind kind, string? scope, string? remaining)
    {
        await using var api = await StartAsync();
        api.Faults.Add(new HttpFault(kind) { Delay = TimeSpan.FromSeconds(1.25) });
        using var answer = await AskAsync(api);
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal((scope, remaining), (Header(answer, "X-RateLimit-Scope"), Header(answer, "X-RateLimit-Remaining")));
        Assert.Equal(scope is null ? null : "2", Header(answer, "Retry-After"));
        Assert.Equal(scope is not null, (await answer.Content.ReadAsStringAsync()).Contains("\"retry_after\":1.25", StringComparison.Ordinal));
        Assert.Empty(api.Carried);
    }

    [Theory]
    [InlineData(HttpFaultKind.Failed, false)]
    [InlineData(HttpFaultKind.FailedAfter, true)]
    public async Task A_failure_comes_before_or_after_the_world_acts(HttpFaultKind kind, bool isCarriedOut)
    {
        await using var api = await StartAsync();
        api.Faults.Add(new HttpFault(kind) { Status = 502 });
        using var answer = await AskAsync(api);
        Assert.Equal((502, isCarriedOut ? 1 : 0), ((int)answer.StatusCode, api.Carried.Count));
        Assert.DoesNotContain("77", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpFaultKind.Dropped, false)]
    [InlineData(HttpFaultKind.DroppedAfter, true)]
    public async Task A_connection_is_cut_before_or_after_the_world_acts(HttpFaultKind kind, bool isCarriedOut)
    {
        await using var api = await StartAsync();
        api.Faults.Add(new HttpFault(kind));
        await Assert.ThrowsAsync<HttpRequestException>(() => AskAsync(api));
        Assert.Equal(isCarriedOut ? 1 : 0, api.Carried.Count);
    }

    [Fact]
    public async Task A_slow_answer_is_whole_and_a_malformed_one_is_not()
    {
        await using var api = await StartAsync(Json(200, """{"id":"77"}"""));
        api.Faults.Add(new HttpFault(HttpFaultKind.Slow) { Times = 1, Delay = TimeSpan.FromMilliseconds(1) });
        api.Faults.Add(new HttpFault(HttpFaultKind.Malformed) { Times = 1 });
        using var slow = await AskAsync(api);
        using var malformed = await AskAsync(api);
        Assert.Equal("""{"id":"77"}""", await slow.Content.ReadAsStringAsync());
        Assert.Equal("{\"id\"", await malformed.Content.ReadAsStringAsync());
        Assert.Equal((1, 1, 2), (api.Faults.Struck(HttpFaultKind.Slow), api.Faults.Struck(HttpFaultKind.Malformed), api.Carried.Count));
    }

    [Fact]
    public async Task A_rule_strikes_where_and_as_often_as_it_says()
    {
        await using var api = await StartAsync();
        api.Faults.Add(new HttpFault(HttpFaultKind.Failed) { Where = request => request.Path == "/gateway/bot", Times = 2 });
        api.Faults.Add(new HttpFault(HttpFaultKind.Failed) { Where = request => request.Path == "/half", Share = 0.5, Seed = 1, Status = 500 });
        var statuses = new List<int>();
        for (var count = 0; count < 4; count++) statuses.Add(await StatusAsync(api, "gateway/bot"));
        Assert.Equal([503, 503, 200, 200], statuses);
        var failed = 0;
        for (var count = 0; count < 100; count++) failed += await StatusAsync(api, "half") == 500 ? 1 : 0;
        Assert.InRange(failed, 35, 65);
        api.Faults.Clear();
        Assert.Equal(200, await StatusAsync(api, "half"));
    }

    [Fact]
    public async Task Enforced_limits_are_told_on_every_answer_and_one_too_many_is_refused()
    {
        await using var api = await StartAsync();
        api.Faults.EnforceBuckets(2, TimeSpan.FromMinutes(1));
        using var first = await AskAsync(api, "channels/1/messages/5");
        using var second = await AskAsync(api, "channels/1/messages/6");
        using var third = await AskAsync(api, "channels/1/messages/7");
        using var elsewhere = await AskAsync(api, "channels/2/messages/5");
        HttpResponseMessage[] answers = [first, second, third, elsewhere];
        Assert.Equal([200, 200, 429, 200], answers.Select(answer => (int)answer.StatusCode));
        Assert.Equal(["1", "0", "0", "1"], answers.Select(answer => Header(answer, "X-RateLimit-Remaining")));
        Assert.Single(answers.Select(answer => Header(answer, "X-RateLimit-Bucket")).Distinct());
        Assert.Equal("user", Header(third, "X-RateLimit-Scope"));
        Assert.Equal((1, 3), (api.Faults.Exceeded, api.Carried.Count));
    }

    [Fact]
    public async Task The_global_limit_leaves_interactions_alone()
    {
        await using var api = await StartAsync();
        api.Faults.EnforceGlobalLimit(1);
        var interactions = new List<int>();
        for (var count = 0; count < 3; count++) interactions.Add(await StatusAsync(api, "webhooks/5/token/messages/@original"));
        Assert.Equal([200, 200, 200], interactions);
        var statuses = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => StatusAsync(api, $"channels/{number}")));
        Assert.Contains(429, statuses);
        Assert.NotEqual(0, api.Faults.Exceeded);
    }

    private static string? Header(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? values.Single() : null;

    private static async Task<int> StatusAsync(ScriptedApi api, string path)
    {
        using var answer = await AskAsync(api, path);
        return (int)answer.StatusCode;
    }

    private static async Task<HttpResponseMessage> AskAsync(ScriptedApi api, string path = "gateway/bot")
    {
        using var client = new HttpClient();
        return await client.GetAsync(new Uri(api.Root, $"/api/v10/{path}"));
    }
}
