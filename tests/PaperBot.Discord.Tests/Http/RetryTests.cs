using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using PaperBot.Discord.Http;
using PaperBot.Discord.Payloads;
using PaperBot.Discord.Tests.Gateway;
using PaperBot.DiscordServer.Faults;
using Xunit;
using static PaperBot.Discord.Tests.Http.ScriptedApi;

namespace PaperBot.Discord.Tests.Http;

/// <summary>What is sent again after a failure, and what must not be.</summary>
public sealed class RetryTests
{
    private static readonly Snowflake Channel = new(10);
    private static readonly MessageBody Body = new() { Content = "Hello" };

    public static TheoryData<HttpFaultKind> Losses =>
        [HttpFaultKind.Failed, HttpFaultKind.FailedAfter, HttpFaultKind.Dropped, HttpFaultKind.DroppedAfter, HttpFaultKind.Malformed];

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task A_message_is_sent_again_with_the_same_nonce(HttpFaultKind kind)
    {
        await using var api = await StartAsync();
        api.Faults.Add(new HttpFault(kind) { Times = 3 });
        Assert.Equal(new Snowflake(77), (await api.Client.CreateMessageAsync(Channel, Body, CancellationToken.None)).Id);
        Assert.Equal(4, api.Requests.Count);
        Assert.Single(api.Requests.Select(request => request.Json!["nonce"]!.GetValue<string>()).Distinct());
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(520)]
    public async Task Every_failure_of_the_server_is_waited_out(int status)
    {
        await using var api = await StartAsync(Json(status, "<html>"), Json(200, """{"id":"77"}"""));
        await api.Client.EditMessageAsync(Channel, new Snowflake(20), Body, CancellationToken.None);
        Assert.Equal(2, api.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task A_follow_up_that_may_have_arrived_is_not_sent_again(HttpFaultKind kind)
    {
        await using var api = await StartAsync();
        api.Faults.Add(new HttpFault(kind) { Times = 1 });
        var failure = await Assert.ThrowsAsync<DiscordException>(() => api.Client.FollowUpAsync(Interaction(), Body, CancellationToken.None));
        Assert.Equal(DiscordErrorKind.Unavailable, failure.Kind);
        Assert.Single(api.Requests);
    }

    [Fact]
    public async Task A_follow_up_that_met_a_rate_limit_is_sent_again()
    {
        await using var api = await StartAsync();
        api.Faults.Add(new HttpFault(HttpFaultKind.RateLimited) { Times = 1, Delay = TimeSpan.FromMilliseconds(5) });
        await api.Client.FollowUpAsync(Interaction(), Body, CancellationToken.None);
        Assert.Single(api.Carried);
    }

    [Fact]
    public async Task Without_a_connection_even_a_follow_up_is_tried_again()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        var logger = new CapturedLog();
        var options = new DiscordOptions { BotToken = BotToken, ApiBaseUrl = new Uri($"http://127.0.0.1:{port}/api/v10/") };
        using var client = new DiscordApi(options, Pace with { MaxAttempts = 3 }, TimeProvider.System, logger);
        var failure = await Assert.ThrowsAsync<DiscordException>(() => client.FollowUpAsync(Interaction(), Body, CancellationToken.None));
        Assert.Equal((DiscordErrorKind.Unavailable, null), (failure.Kind, failure.Status));
        Assert.Equal("Discord cannot be reached; check the network and try again later.", failure.Message);
        Assert.Equal(2, logger.Lines.Count(line => line.Contains("sent again", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_connection_that_never_comes_about_is_tried_again_even_for_a_follow_up()
    {
        using var silent = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        silent.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        silent.Listen(1);
        // Nobody accepts: when the backlog is full, a further connection waits for ever.
        var waiting = Enumerable.Range(0, 8).Select(_ => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)).ToArray();
        foreach (var socket in waiting) _ = socket.ConnectAsync(silent.LocalEndPoint!).ContinueWith(_ => { }, TaskScheduler.Default);
        var logger = new CapturedLog();
        var options = new DiscordOptions { BotToken = BotToken, ApiBaseUrl = new Uri($"http://{silent.LocalEndPoint}/api/v10/") };
        using var client = new DiscordApi(options, Pace with { MaxAttempts = 3, ConnectTimeout = TimeSpan.FromMilliseconds(100) }, TimeProvider.System, logger);
        var failure = await Assert.ThrowsAsync<DiscordException>(() => client.FollowUpAsync(Interaction(), Body, CancellationToken.None));
        Assert.Equal(DiscordErrorKind.Unavailable, failure.Kind);
        Assert.Equal(2, logger.Lines.Count(line => line.Contains("sent again", StringComparison.Ordinal)));
        foreach (var socket in waiting) socket.Dispose();
    }

    [Fact]
    public async Task A_server_that_keeps_failing_is_given_up()
    {
        await using var api = await StartAsync(Json(502, ""));
        var failure = await Assert.ThrowsAsync<DiscordException>(() => api.Client.GetChannelAsync(Channel, CancellationToken.None));
        Assert.Equal((DiscordErrorKind.Unavailable, 502), (failure.Kind, failure.Status));
        Assert.Equal(Pace.MaxAttempts, api.Requests.Count);
    }

    [Theory]
    [InlineData(HttpFaultKind.FailedAfter)]
    [InlineData(HttpFaultKind.DroppedAfter)]
    public async Task A_response_whose_answer_was_lost_is_given_once_and_counts_as_given(HttpFaultKind kind)
    {
        await using var api = await StartAsync(Json(204, ""), Refusal(400, 40060));
        api.Faults.Add(new HttpFault(kind) { Times = 1 });
        await api.Client.RespondAsync(Interaction(), InteractionResponse.Deferred(isPrivate: false), CancellationToken.None);
        Assert.Equal(2, api.Requests.Count);
    }

    [Fact]
    public async Task A_response_that_hangs_is_given_again_before_its_time_is_over()
    {
        await using var api = await StartAsync(Pace with { ResponseAttemptTimeout = TimeSpan.FromMilliseconds(200), ResponsePatience = TimeSpan.FromSeconds(60) }, Json(204, ""), Refusal(400, 40060));
        api.Faults.Add(new HttpFault(HttpFaultKind.Slow) { Times = 1, Delay = TimeSpan.FromMinutes(1) });
        await api.Client.RespondAsync(Interaction(), InteractionResponse.Deferred(isPrivate: false), CancellationToken.None);
        Assert.Equal(2, api.Requests.Count);
    }

    [Fact]
    public async Task A_response_that_somebody_else_gave_is_a_failure()
    {
        await using var api = await StartAsync(Refusal(400, 40060));
        var failure = await Assert.ThrowsAsync<DiscordException>(() => api.Client.RespondAsync(Interaction(), InteractionResponse.DeferredUpdate, CancellationToken.None));
        Assert.Equal(DiscordErrorKind.InteractionGone, failure.Kind);
    }

    [Fact]
    public async Task A_response_is_given_up_when_its_time_is_over()
    {
        var time = new ManualTime();
        var pace = Pace with { ResponsePatience = TimeSpan.FromSeconds(2.5), ResponseRetryDelay = TimeSpan.Zero, MaxAttempts = int.MaxValue };
        await using var api = await StartAsync(pace, time, context =>
        {
            time.Advance(TimeSpan.FromSeconds(1));
            return Json(503, "")(context);
        });
        var failure = await Assert.ThrowsAsync<DiscordException>(() => api.Client.RespondAsync(Interaction(), InteractionResponse.DeferredUpdate, CancellationToken.None));
        Assert.Equal((DiscordErrorKind.Unavailable, 503), (failure.Kind, failure.Status));
        Assert.Equal(3, api.Requests.Count);
    }

    [Theory]
    [InlineData(-5, 2.5)]
    [InlineData(0, 2.5)]
    [InlineData(1, 1.5)]
    [InlineData(2.4, 0.5)]
    [InlineData(3600, 2.5)]
    public void A_response_has_what_is_left_of_its_time_and_a_wrong_clock_takes_none(double age, double left)
    {
        var interaction = Interaction();
        var attempts = new Attempts(DiscordRoutes.Response(interaction, InteractionResponse.DeferredUpdate), new HttpPace(), TimeSpan.FromMinutes(1), interaction.Id.CreatedAt.AddSeconds(age));
        Assert.Equal(TimeSpan.FromMinutes(1) + TimeSpan.FromSeconds(left), attempts.Deadline);
    }

    [Fact]
    public async Task An_answer_that_never_comes_is_left()
    {
        await using var api = await StartAsync(Pace with { AttemptTimeout = TimeSpan.FromMilliseconds(100), MaxAttempts = 2 });
        api.Faults.Add(new HttpFault(HttpFaultKind.Slow) { Delay = TimeSpan.FromMinutes(1) });
        var failure = await Assert.ThrowsAsync<DiscordException>(() => api.Client.GetChannelAsync(Channel, CancellationToken.None));
        Assert.Equal(DiscordErrorKind.Unavailable, failure.Kind);
    }

    [Fact]
    public async Task Whoever_cancels_is_let_go()
    {
        await using var api = await StartAsync();
        api.Faults.Add(new HttpFault(HttpFaultKind.Slow) { Delay = TimeSpan.FromMinutes(1) });
        using var cancelled = new CancellationTokenSource();
        var call = api.Client.GetChannelAsync(Channel, cancelled.Token);
        var queued = api.Client.GetChannelAsync(Channel, cancelled.Token);
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => queued);
        api.Faults.Clear();
        await api.Client.GetChannelAsync(Channel, CancellationToken.None);
    }

    [Fact]
    public void Pauses_double_up_to_a_bound_and_differ()
    {
        var attempts = new Attempts(DiscordRoutes.Channel(Channel), new HttpPace(), TimeSpan.Zero, DateTimeOffset.UnixEpoch);
        var pauses = new List<(double Least, double Most)>();
        for (var count = 0; count < 6; count++)
        {
            attempts.Fail(500, null, true);
            pauses.Add((attempts.Delay(0).TotalSeconds, attempts.Delay(1).TotalSeconds));
        }

        Assert.Equal([(0.25, 0.5), (0.5, 1), (1, 2), (2, 4), (4, 8), (4, 8)], pauses);
    }

    [Fact]
    public async Task A_burst_of_failures_never_doubles_a_message()
    {
        await using var api = await StartAsync(Pace with { MaxAttempts = 30 });
        HttpFaultKind[] kinds = [HttpFaultKind.Failed, HttpFaultKind.FailedAfter, HttpFaultKind.Dropped, HttpFaultKind.DroppedAfter, HttpFaultKind.Malformed, HttpFaultKind.RateLimitedBare];
        foreach (var kind in kinds) api.Faults.Add(new HttpFault(kind) { Share = 0.1, Seed = (int)kind + 1, Delay = TimeSpan.FromMilliseconds(2) });
        await Task.WhenAll(Enumerable.Range(0, 100).Select(number => api.Client.CreateMessageAsync(new Snowflake((ulong)(number % 4)), new MessageBody { Content = $"{number}" }, CancellationToken.None)));
        // What Discord does with a nonce: the same one gives one message.
        var messages = api.Carried.GroupBy(request => request.Json!["nonce"]!.GetValue<string>()).Select(same => same.Select(request => request.Json!["content"]!.GetValue<string>()).Distinct().Single());
        Assert.Equal(Enumerable.Range(0, 100), messages.Select(int.Parse).Order());
        Assert.All(kinds, kind => Assert.NotEqual(0, api.Faults.Struck(kind)));
    }

    [Fact]
    public async Task A_bot_token_that_cannot_be_one_is_not_even_sent()
    {
        foreach (var botToken in new[] { "", "two words", "line\nbreak", "schlüssel" })
        {
            using var client = new DiscordApi(new DiscordOptions { BotToken = botToken }, TimeProvider.System, NullLogger<DiscordApi>.Instance);
            var failure = await Assert.ThrowsAsync<DiscordException>(() => client.GetApplicationAsync(CancellationToken.None));
            Assert.Equal(DiscordErrorKind.Unauthorised, failure.Kind);
            if (botToken.Length > 0) Assert.DoesNotContain(botToken, failure.ToString(), StringComparison.Ordinal);
        }
    }
}
