using System.Collections.Concurrent;
using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Talk;

/// <summary>The requests that wait or are being answered, up to a bound. Safe for many at once.</summary>
/// <param name="most">The bound.</param>
internal sealed class RunningRequests(int most)
{
    private readonly ConcurrentDictionary<string, RunningRequest> _requests = [];
    private readonly TaskCompletionSource _empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;
    private volatile bool _isStopping;

    /// <summary>How many there are.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Whether the bot stops and takes no more.</summary>
    public bool IsStopping => _isStopping;

    /// <summary>Takes one more; null when there are too many, when the bot stops, or when one of that id is here.</summary>
    public RunningRequest? TryBegin(string id, Snowflake user)
    {
        if (Interlocked.Increment(ref _count) > most || IsStopping)
        {
            Left();
            return null;
        }

        var request = new RunningRequest(id, user, Leave);
        if (_requests.TryAdd(id, request)) return request;
        Left();
        return null;
    }

    /// <summary>The request of that id; null when it has ended.</summary>
    public RunningRequest? Find(string id) => _requests.GetValueOrDefault(id);

    /// <summary>Takes no more; the task ends when none is left.</summary>
    public Task StopTakingAsync()
    {
        _isStopping = true;
        if (Count == 0) _empty.TrySetResult();
        return _empty.Task;
    }

    /// <summary>Stops all that are left.</summary>
    public void StopAll()
    {
        foreach (var request in _requests.Values) request.Stop(StopReason.Stopping);
    }

    private void Leave(RunningRequest request)
    {
        if (_requests.TryRemove(request.Id, out _)) Left();
    }

    private void Left()
    {
        if (Interlocked.Decrement(ref _count) == 0 && IsStopping) _empty.TrySetResult();
    }
}
