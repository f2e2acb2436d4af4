using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace PaperBot.Discord.Http;

/// <summary>Brings a request to its end: waits for its turn, sends it, waits out a 429, and sends it again where that cannot double anything.</summary>
internal sealed partial class DiscordSender(DiscordTransport transport, HttpPace pace, TimeProvider time, ILogger logger)
{
    private readonly InvalidRequests _invalid = new(pace.MaxInvalidRequests);

    /// <summary>The rate limits as learned so far.</summary>
    public RateLimits Limits { get; } = new(time);

    /// <summary>What <paramref name="read"/> makes of the answer. An answer that it cannot read counts as lost.</summary>
    /// <exception cref="DiscordException">It failed for good.</exception>
    public async Task<T> SendAsync<T>(DiscordRequest request, Func<DiscordAnswer, T> read, CancellationToken cancellationToken)
    {
        var attempts = new Attempts(request, pace, Limits.Now, time.GetUtcNow());
        using var patience = new CancellationTokenSource(attempts.Deadline - Limits.Now, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            using var turn = await Limits.EnterAsync(request, linked.Token).ConfigureAwait(false);
            while (true)
            {
                if (await TryAsync(request, attempts, turn, read, linked.Token).ConfigureAwait(false) is { } result) return result.Value;
            }
        }
        catch (OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var failure = attempts.Failed is null ? Refusals.RateLimited(null) : attempts.GivenUp();
            failure.MayHaveArrived = attempts.MayHaveArrived;
            throw failure;
        }
        catch (DiscordException exception) when (attempts.MayHaveArrived)
        {
            exception.MayHaveArrived = true;
            throw;
        }
    }

    private async Task<Result<T>?> TryAsync<T>(DiscordRequest request, Attempts attempts, RateLimitTurn turn, Func<DiscordAnswer, T> read, CancellationToken cancellationToken)
    {
        if (_invalid.WaitAt(Limits.Now) is var silence && silence > TimeSpan.Zero) throw Refusals.NearBan(silence);
        if (await turn.WaitAsync(attempts.Deadline, cancellationToken).ConfigureAwait(false) is var wait && wait > TimeSpan.Zero) throw Refusals.RateLimited(wait);
        if (await AnswerAsync(request, attempts, turn, cancellationToken).ConfigureAwait(false) is { } answer)
        {
            Count(request, answer.Status == 429 ? TooManyRequests.Read(answer).IsInvalid : answer.Status is 401 or 403);
            if (answer.Status == 429)
            {
                Refused(request, attempts, turn, TooManyRequests.Read(answer), answer.Limits);
                return null;
            }

            if (answer.Limits is null && answer.Status >= 500) turn.Lost();
            turn.Answered(answer.Limits);
            if (answer.Status < 500 && Read(request, attempts, answer, read) is { } result) return result;
        }

        await PauseAsync(request, attempts, cancellationToken).ConfigureAwait(false);
        return null;
    }

    private async Task<DiscordAnswer?> AnswerAsync(DiscordRequest request, Attempts attempts, RateLimitTurn turn, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(attempts.Timeout, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            var answer = await transport.SendAsync(request, linked.Token).ConfigureAwait(false);
            HttpMetrics.Attempted(request, answer.Status);
            Log.Answered(logger, request.Name, answer.Status);
            if (answer.Status >= 500) attempts.Fail(answer.Status, null, true);
            return answer;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            HttpMetrics.Attempted(request, null);
            var mayHaveArrived = DiscordTransport.MayHaveArrived(exception);
            if (mayHaveArrived) turn.Lost();
            // With the whole time over, what went wrong before tells more than that.
            if (attempts.Failed is null || !cancellationToken.IsCancellationRequested) attempts.Fail(null, exception, mayHaveArrived);
            cancellationToken.ThrowIfCancellationRequested();
            return null;
        }
    }

    private Result<T>? Read<T>(DiscordRequest request, Attempts attempts, DiscordAnswer answer, Func<DiscordAnswer, T> read)
    {
        if (!answer.IsSuccess)
        {
            var error = DiscordError.Read(answer.Body);
            // The second of two first responses is refused like this: the one before, whose answer was lost, arrived.
            if (error.Code == DiscordErrorCode.AlreadyResponded && request.RespondsTo is not null && attempts.MayHaveArrived) return new Result<T>(read(answer));
            Log.Refused(logger, request.Name, answer.Status, error.Code, error.Field);
            throw Refusals.Of(request, answer.Status, error);
        }

        try
        {
            return new Result<T>(read(answer));
        }
        catch (JsonException exception)
        {
            attempts.Fail(answer.Status, exception, true);
            return null;
        }
    }

    private void Refused(DiscordRequest request, Attempts attempts, RateLimitTurn turn, TooManyRequests refusal, RateLimitHeaders? headers)
    {
        var wait = attempts.Limited(refusal.RetryAfter);
        HttpMetrics.Limited(refusal.Scope);
        Log.RateLimited(logger, request.Name, refusal.Scope, wait.TotalSeconds);
        var until = Limits.Now + wait;
        if (refusal.Scope == "global") Limits.Global.Pause(until);
        if (refusal.Scope == "address") Limits.Global.Block(until);
        // Interactions do not heed the global pause, but this one met it.
        turn.Refused(headers, wait);
        if (attempts.TooOftenLimited || until > attempts.Deadline) throw Refusals.RateLimited(wait);
    }

    private async Task PauseAsync(DiscordRequest request, Attempts attempts, CancellationToken cancellationToken)
    {
        if (!attempts.MayTryAgain)
        {
            Log.GaveUp(logger, attempts.Failed!.Cause, request.Name, StatusOf(attempts.Failed.Status), attempts.Count);
            throw attempts.GivenUp();
        }

        var delay = attempts.Delay(Random.Shared.NextDouble());
        Log.Again(logger, attempts.Failed!.Cause, request.Name, StatusOf(attempts.Failed.Status), delay.TotalSeconds);
        await Task.Delay(delay, time, cancellationToken).ConfigureAwait(false);
    }

    private void Count(DiscordRequest request, bool isInvalid)
    {
        if (isInvalid && _invalid.Add(Limits.Now)) Log.NearBan(logger, request.Name, pace.MaxInvalidRequests);
    }

    // Tells a value that is null or a default from none.
    private sealed record Result<T>(T Value);

    private static string StatusOf(int? status) => status?.ToString(CultureInfo.InvariantCulture) ?? "no answer";

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Trace, "{Request} was answered with {Status}")]
        public static partial void Answered(ILogger logger, string request, int status);

        [LoggerMessage(LogLevel.Warning, "{Request} was refused with {Status}, code {Code}, field {Field}")]
        public static partial void Refused(ILogger logger, string request, int status, int? code, string? field);

        [LoggerMessage(LogLevel.Warning, "{Request} met a rate limit (scope {Scope}); nothing is sent there for {Seconds:0.###} s")]
        public static partial void RateLimited(ILogger logger, string request, string scope, double seconds);

        [LoggerMessage(LogLevel.Information, "{Request} failed with {Status}; it is sent again in {Seconds:0.###} s")]
        public static partial void Again(ILogger logger, Exception? cause, string request, string status, double seconds);

        [LoggerMessage(LogLevel.Warning, "{Request} failed with {Status} and is given up after {Attempts} attempts")]
        public static partial void GaveUp(ILogger logger, Exception? cause, string request, string status, int attempts);

        [LoggerMessage(LogLevel.Error, "Discord refused {Most} requests within ten minutes, the last one {Request}; no request is sent until that has passed, to stay clear of a ban")]
        public static partial void NearBan(ILogger logger, string request, int most);
    }
}
