namespace PaperBot.Discord.Gateway;

/// <summary>How the client waits: its clock, its chance and its durations. Defaults are Discord's documented figures where it gives them.</summary>
internal sealed record GatewayPace
{
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>From 0 to below 1; asked from several shards at once.</summary>
    public Func<double> Chance { get; init; } = Random.Shared.NextDouble;

    /// <summary>How long a connection may take to open, and then to say hello.</summary>
    public TimeSpan HelloTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a closing handshake may take before the connection is cut.</summary>
    public TimeSpan CloseTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Between two identifies of shards with the same rate-limit key.</summary>
    public TimeSpan IdentifyInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The least wait after a session was declared invalid.</summary>
    public TimeSpan ShortestInvalidWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait after a session was declared invalid.</summary>
    public TimeSpan LongestInvalidWait { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a session has to stand before its loss counts as no failure: a gateway that accepts and closes at once is not asked without end.</summary>
    public TimeSpan StandsAfter { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How reconnects wait.</summary>
    public Backoff Backoff { get; init; } = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));

    /// <summary>A wait between the least and the longest after a session was declared invalid.</summary>
    public TimeSpan InvalidWait() => ShortestInvalidWait + ((LongestInvalidWait - ShortestInvalidWait) * Chance());

    /// <summary>Waits by this clock.</summary>
    public Task DelayAsync(TimeSpan wait, CancellationToken cancellationToken) => Task.Delay(wait, Time, cancellationToken);
}
