namespace PaperBot.Mail.Smtp;

/// <summary>At most so many mails a minute, evenly spread: providers shut out who sends in bursts.</summary>
internal sealed class MailPace(int perMinute, TimeProvider time)
{
    private readonly Lock _lock = new();
    private DateTimeOffset _next;

    /// <summary>Waits for the turn of the next mail; at once when there is no limit.</summary>
    public Task WaitAsync(CancellationToken cancellationToken)
    {
        if (perMinute == 0) return Task.CompletedTask;
        TimeSpan wait;
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var interval = TimeSpan.FromMinutes(1) / perMinute;
            // A clock that was set back must not stop the mail for as long.
            if (_next < now || _next > now + TimeSpan.FromMinutes(5)) _next = now;
            wait = _next - now;
            _next += interval;
        }

        return wait > TimeSpan.Zero ? Task.Delay(wait, time, cancellationToken) : Task.CompletedTask;
    }
}
