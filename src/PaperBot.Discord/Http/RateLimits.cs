namespace PaperBot.Discord.Http;

/// <summary>
/// All rate limits: learned from answers for each route and major parameter, heeded before a request is sent. Routes whose answers name the same limit
/// share it from then on.
/// </summary>
internal sealed class RateLimits(TimeProvider time)
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(10);

    private readonly long _start = time.GetTimestamp();
    private readonly Lock _lock = new();
    private readonly Dictionary<string, string> _namesOfRoutes = [];
    private readonly Dictionary<(string Name, string Major), RateLimitBucket> _buckets = [];
    private TimeSpan _sweptAt;

    /// <summary>The limit over all routes.</summary>
    public GlobalLimit Global { get; } = new();

    /// <summary>Time since the start.</summary>
    public TimeSpan Now => time.GetElapsedTime(_start);

    /// <summary>How many limits are kept.</summary>
    public int Count
    {
        get
        {
            lock (_lock) return _buckets.Count;
        }
    }

    /// <summary>Waits, in the order of coming, until this request is the one that may be sent.</summary>
    public async Task<RateLimitTurn> EnterAsync(DiscordRequest request, CancellationToken cancellationToken) =>
        new(this, request, await TakeAsync(request, cancellationToken).ConfigureAwait(false), time);

    /// <summary>How long to wait before a request that only shows progress.</summary>
    public TimeSpan PauseBeforeEdit(DiscordRequest request)
    {
        var now = Now;
        TimeSpan pause;
        lock (_lock) pause = _buckets.TryGetValue(KeyOf(request), out var bucket) ? bucket.State.PauseBeforeEdit(now) : TimeSpan.Zero;
        var general = Global.PauseAt(now, request.IsOfInteraction);
        return general > pause ? general : pause;
    }

    /// <summary>The turn at the limit that the request counts for; which one that is can change while it waits.</summary>
    internal async Task<RateLimitBucket> TakeAsync(DiscordRequest request, CancellationToken cancellationToken)
    {
        while (true)
        {
            RateLimitBucket bucket;
            Task entered;
            lock (_lock)
            {
                bucket = FindOrAdd(KeyOf(request));
                entered = bucket.Turns.EnterAsync(cancellationToken);
            }

            await entered.ConfigureAwait(false);
            if (IsRight(bucket, request)) return bucket;
            Leave(bucket);
        }
    }

    /// <summary>Whether the request still counts for this limit.</summary>
    internal bool IsRight(RateLimitBucket bucket, DiscordRequest request)
    {
        lock (_lock) return bucket.Key == KeyOf(request);
    }

    /// <summary>What is known now.</summary>
    internal BucketState StateOf(RateLimitBucket bucket)
    {
        lock (_lock) return bucket.State;
    }

    /// <summary>Changes what is known of a limit, after an answer that names it <paramref name="name"/>, or does not name it.</summary>
    internal void Learn(RateLimitBucket bucket, DiscordRequest request, string? name, Func<BucketState, BucketState> learn)
    {
        lock (_lock)
        {
            bucket.State = learn(bucket.State);
            if (name is null || bucket.Key == (name, request.Major)) return;
            _namesOfRoutes[request.Name] = name;
            Rename(request.Name, name);
            var named = FindOrAdd((name, request.Major));
            if (named != bucket) named.State = bucket.State.Join(named.State, Now);
        }
    }

    /// <summary>Gives the turn to the next one; forgets what says nothing any more.</summary>
    internal void Leave(RateLimitBucket bucket)
    {
        lock (_lock)
        {
            bucket.Turns.Leave();
            var now = Now;
            if (IsOver(bucket, now)) _buckets.Remove(bucket.Key);
            if (now - _sweptAt < SweepEvery) return;
            _sweptAt = now;
            foreach (var (key, other) in _buckets)
            {
                if (IsOver(other, now)) _buckets.Remove(key);
            }
        }
    }

    // Who waits for a limit that gets its name keeps the place in the queue: what comes later does not overtake.
    private void Rename(string route, string name)
    {
        foreach (var bucket in _buckets.Values.Where(bucket => bucket.Key.Name == route).ToList())
        {
            var key = (name, bucket.Key.Major);
            if (!_buckets.TryAdd(key, bucket)) continue;
            _buckets.Remove(bucket.Key);
            bucket.Key = key;
        }
    }

    // With its window over, a limit tells nothing but its size, and that the next answer tells again.
    private static bool IsOver(RateLimitBucket bucket, TimeSpan now) => bucket.Turns.IsIdle && now >= bucket.State.ResetAt;

    private (string Name, string Major) KeyOf(DiscordRequest request) => (_namesOfRoutes.GetValueOrDefault(request.Name, request.Name), request.Major);

    private RateLimitBucket FindOrAdd((string Name, string Major) key)
    {
        if (_buckets.TryGetValue(key, out var bucket)) return bucket;
        return _buckets[key] = new RateLimitBucket(key);
    }
}
