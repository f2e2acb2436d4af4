using PaperBot.Discord.Http;
using PaperBot.Discord.Payloads;
using PaperBot.Discord.Tests.Gateway;
using PaperBot.DiscordServer.Faults;
using Xunit;
using static PaperBot.Discord.Tests.Http.ScriptedApi;

namespace PaperBot.Discord.Tests.Http;

/// <summary>Limits are heeded before a request is sent, and a 429 that comes all the same is waited out.</summary>
public sealed class RateLimitTests
{
    private static readonly Snowflake Channel = new(10);
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(5);

    public static TheoryData<HttpFaultKind, string> Refusals => new()
    {
        { HttpFaultKind.RateLimited, "user" }, { HttpFaultKind.RateLimitedGlobally, "global" }, { HttpFaultKind.RateLimitedShared, "shared" },
        { HttpFaultKind.RateLimitedBare, "address" }, { HttpFaultKind.RateLimitedByPage, "address" },
    };

    [Fact]
    public async Task Fifty_messages_at_once_reach_one_channel_in_order_without_meeting_the_limit()
    {
        await using var api = await StartAsync();
        api.Faults.EnforceBuckets(5, TimeSpan.FromMilliseconds(150));
        await Task.WhenAll(Enumerable.Range(0, 50).Select(number => SendAsync(api, Channel, $"{number}")));
        Assert.Equal(0, api.Faults.Exceeded);
        Assert.Equal(Enumerable.Range(0, 50), api.Carried.Select(request => int.Parse(request.Json!["content"]!.GetValue<string>(), null)));
    }

    [Fact]
    public async Task Lost_answers_do_not_lead_over_the_limit()
    {
        await using var api = await StartAsync(Pace with { MaxAttempts = 30 });
        api.Faults.EnforceBuckets(4, TimeSpan.FromMilliseconds(150));
        await SendAsync(api, Channel, "learn");
        api.Faults.Add(new HttpFault(HttpFaultKind.DroppedAfter) { Share = 0.2, Seed = 3 });
        await Task.WhenAll(Enumerable.Range(0, 30).Select(number => SendAsync(api, Channel, $"{number}")));
        Assert.Equal(0, api.Faults.Exceeded);
        Assert.NotEqual(0, api.Faults.Struck(HttpFaultKind.DroppedAfter));
    }

    [Fact]
    public async Task Many_channels_at_once_stay_below_the_global_limit()
    {
        var (time, seconds) = (new ManualTime(), 0);
        await using var api = await StartAsync(Pace with { AttemptTimeout = TimeSpan.FromDays(1), Patience = TimeSpan.FromDays(1) }, time);
        var sent = Task.WhenAll(Enumerable.Range(1, 120).Select(channel => SendAsync(api, new Snowflake((ulong)channel), "Hello")));
        for (; !sent.IsCompleted; seconds++)
        {
            // What goes over the limit comes at once.
            await Task.WhenAny(sent, Task.Delay(50));
            Assert.InRange(api.Requests.Count, 0, 50 * (seconds + 1));
            time.Advance(TimeSpan.FromSeconds(1));
        }

        await sent;
        Assert.True(seconds >= 3);
        Assert.Equal(120, api.Carried.Count);
    }

    [Fact]
    public async Task Interactions_are_not_held_up_by_the_global_limit()
    {
        await using var api = await StartAsync();
        api.Client.Limits.Global.Pause(TimeSpan.FromDays(1));
        await Task.WhenAll(Enumerable.Range(0, 100).Select(number =>
            api.Client.RespondAsync(Interaction((ulong)number) with { Token = $"t{number}" }, InteractionResponse.DeferredUpdate, CancellationToken.None)));
        await api.Client.EditResponseAsync(Interaction(), new MessageBody { Content = "Hello" }, CancellationToken.None);
        Assert.Equal(101, api.Requests.Count);
        var failure = await Assert.ThrowsAsync<DiscordException>(() => SendAsync(api, Channel, "Hello"));
        Assert.Equal(DiscordErrorKind.RateLimited, failure.Kind);
    }

    [Fact]
    public async Task Routes_that_name_the_same_limit_share_it()
    {
        await using var api = await StartAsync(Limited(2, 1, 3590), Limited(2, 0, 3590));
        await SendAsync(api, Channel, "Hello");
        await api.Client.EditMessageAsync(Channel, new Snowflake(20), new MessageBody { Content = "Hello" }, CancellationToken.None);
        var failure = await Assert.ThrowsAsync<DiscordException>(() => SendAsync(api, Channel, "one too many"));
        Assert.Equal(DiscordErrorKind.RateLimited, failure.Kind);
        Assert.Equal("Discord accepts no more such requests for now; try again in 60 minutes.", failure.Message);
        Assert.Equal(2, api.Requests.Count);
    }

    [Fact]
    public async Task Channels_are_counted_apart_and_so_are_interactions()
    {
        await using var api = await StartAsync(Limited(1, 0, 3600));
        await SendAsync(api, Channel, "Hello");
        await SendAsync(api, new Snowflake(11), "Hello");
        await api.Client.EditResponseAsync(Interaction(), new MessageBody { Content = "Hello" }, CancellationToken.None);
        await api.Client.EditResponseAsync(Interaction() with { Token = "another" }, new MessageBody { Content = "Hello" }, CancellationToken.None);
        Assert.Equal(4, api.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_429_is_waited_out_and_named_in_the_log(HttpFaultKind kind, string scope)
    {
        await using var api = await StartAsync();
        api.Faults.Add(new HttpFault(kind) { Times = 2, Delay = Short });
        await SendAsync(api, Channel, "Hello");
        Assert.Equal((3, 1), (api.Requests.Count, api.Carried.Count));
        Assert.Equal(2, api.Logger.Lines.Count(line => line.Contains($"(scope {scope})", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_429_of_an_interaction_is_waited_out_in_full(HttpFaultKind kind, string scope)
    {
        await using var api = await StartAsync(Pace with { UnsaidRetryAfter = TimeSpan.FromMinutes(5) });
        api.Faults.Add(new HttpFault(kind) { Times = 1, Delay = TimeSpan.FromMinutes(5) });
        var failure = await Assert.ThrowsAsync<DiscordException>(() => api.Client.RespondAsync(Interaction(), InteractionResponse.DeferredUpdate, CancellationToken.None));
        Assert.Equal(DiscordErrorKind.RateLimited, failure.Kind);
        await Assert.ThrowsAsync<DiscordException>(() => api.Client.RespondAsync(Interaction(), InteractionResponse.DeferredUpdate, CancellationToken.None));
        Assert.Single(api.Requests);
        Assert.Contains(api.Logger.Lines, line => line.Contains($"(scope {scope})", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_429_without_end_is_given_up(HttpFaultKind kind, string scope)
    {
        await using var api = await StartAsync();
        api.Faults.Add(new HttpFault(kind) { Delay = Short });
        var failure = await Assert.ThrowsAsync<DiscordException>(() => SendAsync(api, Channel, "Hello"));
        Assert.Equal((DiscordErrorKind.RateLimited, 429), (failure.Kind, failure.Status));
        Assert.Equal(Pace.MaxRateLimited, api.Requests.Count);
        Assert.Contains(api.Logger.Lines, line => line.Contains(scope, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_429_that_lasts_longer_than_anybody_waits_is_told_at_once_and_then_heeded()
    {
        await using var api = await StartAsync();
        api.Faults.Add(new HttpFault(HttpFaultKind.RateLimited) { Times = 1, Delay = TimeSpan.FromHours(5) });
        var failure = await Assert.ThrowsAsync<DiscordException>(() => api.Client.OverwriteCommandsAsync(new Snowflake(5), [], CancellationToken.None));
        Assert.Equal("Discord accepts no more such requests for now; try again in 5 hours.", failure.Message);
        await Assert.ThrowsAsync<DiscordException>(() => api.Client.OverwriteCommandsAsync(new Snowflake(5), [], CancellationToken.None));
        Assert.Single(api.Requests);
        await SendAsync(api, Channel, "elsewhere all goes on");
    }

    [Fact]
    public async Task A_429_of_the_address_holds_up_interactions_too()
    {
        await using var api = await StartAsync(Json(429, "<html>", ("Retry-After", "3600")), Json(204, ""));
        await Assert.ThrowsAsync<DiscordException>(() => SendAsync(api, Channel, "Hello"));
        var failure = await Assert.ThrowsAsync<DiscordException>(() => api.Client.RespondAsync(Interaction(), InteractionResponse.DeferredUpdate, CancellationToken.None));
        Assert.Equal(DiscordErrorKind.RateLimited, failure.Kind);
        Assert.Single(api.Requests);
    }

    [Theory]
    [InlineData("""{"retry_after":0.65,"global":false}""", "1", "shared", null, "shared", 0.65)]
    [InlineData("""{"retry_after":0.65,"global":true}""", "1", null, null, "global", 0.65)]
    [InlineData("""{"retry_after":"soon"}""", "1.5", "user", null, "user", 1.5)]
    [InlineData("", null, "unheard-of", 0.25, "user", 0.25)]
    [InlineData("{}", null, null, null, "address", null)]
    [InlineData("<html>", "30", null, null, "address", 30.0)]
    [InlineData("""{"retry_after":-3}""", null, null, null, "address", null)]
    [InlineData("""{"retry_after":1e300}""", null, null, null, "user", 86400.0)]
    public void What_a_429_says_is_read_from_body_and_headers(string body, string? header, string? told, double? resetAfter, string scope, double? seconds)
    {
        var limits = resetAfter is { } after ? new RateLimitHeaders("b", 5, 0, TimeSpan.FromSeconds(after)) : null;
        var refusal = TooManyRequests.Read(new DiscordAnswer(429, limits, RateLimitHeaders.Seconds(header), told, System.Text.Encoding.UTF8.GetBytes(body)));
        Assert.Equal((scope, seconds), (refusal.Scope, refusal.RetryAfter?.TotalSeconds));
    }

    [Theory]
    [InlineData(401, true)]
    [InlineData(403, true)]
    [InlineData(404, false)]
    public async Task Near_the_ban_for_invalid_requests_nothing_is_sent(int status, bool counts)
    {
        await using var api = await StartAsync(Pace with { MaxInvalidRequests = 3 }, Refusal(status, 0));
        for (var count = 0; count < 5; count++) await Assert.ThrowsAsync<DiscordException>(() => api.Client.GetChannelAsync(Channel, CancellationToken.None));
        var failure = await Assert.ThrowsAsync<DiscordException>(() => api.Client.GetChannelAsync(Channel, CancellationToken.None));
        Assert.Equal(counts ? 3 : 6, api.Requests.Count);
        Assert.Equal(counts, failure.Kind == DiscordErrorKind.RateLimited);
        Assert.Equal(counts ? 1 : 0, api.Logger.Lines.Count(line => line.StartsWith("Error", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(HttpFaultKind.RateLimited, 3)]
    [InlineData(HttpFaultKind.RateLimitedShared, 6)]
    public async Task Limits_that_others_exhaust_are_not_held_against_the_bot(HttpFaultKind kind, int requests)
    {
        await using var api = await StartAsync(Pace with { MaxInvalidRequests = 3, MaxRateLimited = 2 });
        api.Faults.Add(new HttpFault(kind) { Delay = Short });
        for (var count = 0; count < 3; count++) await Assert.ThrowsAsync<DiscordException>(() => SendAsync(api, Channel, "Hello"));
        Assert.Equal(requests, api.Requests.Count);
    }

    [Fact]
    public async Task What_says_nothing_any_more_is_forgotten()
    {
        await using var api = await StartAsync(Json(204, ""));
        await Task.WhenAll(Enumerable.Range(0, 300).Select(number =>
            api.Client.RespondAsync(Interaction((ulong)number) with { Token = $"t{number}" }, InteractionResponse.DeferredUpdate, CancellationToken.None)));
        Assert.Equal(0, api.Client.Limits.Count);
    }

    private static Task<Message> SendAsync(ScriptedApi api, Snowflake channel, string content) =>
        api.Client.CreateMessageAsync(channel, new MessageBody { Content = content }, CancellationToken.None);
}
