namespace PaperBot.Discord.Http;

/// <summary>How long requests to Discord may take and how often they are repeated; tests set it short.</summary>
internal sealed record HttpPace
{
    /// <summary>For one connection.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>For one attempt, from the connection to the end of the answer.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>For a request with everything: its turn, rate limits, attempts.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The same for the first response to an interaction, whose interaction token is invalid after three seconds.</summary>
    public TimeSpan ResponsePatience { get; init; } = TimeSpan.FromSeconds(2.5);

    /// <summary>For one attempt at a first response: short enough for another one.</summary>
    public TimeSpan ResponseAttemptTimeout { get; init; } = TimeSpan.FromSeconds(1.1);

    /// <summary>Before the second attempt after a failure; doubled for each further one.</summary>
    public TimeSpan FirstRetryDelay { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>The same for a first response.</summary>
    public TimeSpan ResponseRetryDelay { get; init; } = TimeSpan.FromSeconds(0.1);

    /// <summary>At most between two attempts.</summary>
    public TimeSpan MaxRetryDelay { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>Attempts after failures, the first included.</summary>
    public int MaxAttempts { get; init; } = 5;

    /// <summary>With so many 429 a request is given up.</summary>
    public int MaxRateLimited { get; init; } = 5;

    /// <summary>After a 429 that does not say for how long; doubled for each further one.</summary>
    public TimeSpan UnsaidRetryAfter { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Requests refused with 401, 403 or 429 within ten minutes before none is sent any more; Discord bans at 10,000.</summary>
    public int MaxInvalidRequests { get; init; } = 8_000;
}
