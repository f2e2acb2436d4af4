using System.Diagnostics;

namespace PaperBot.QdrantServer;

/// <summary>How many requests to write are under way at a time.</summary>
public sealed class WriteTraffic
{
    private readonly Lock _lock = new();
    private int _underWay;
    private int _highest;
    private double _area;
    private long _changedAt;
    private double _busySeconds;

    /// <summary>The most at a time.</summary>
    public int Highest
    {
        get
        {
            lock (_lock) return _highest;
        }
    }

    /// <summary>The mean number, over the time in which at least one was under way.</summary>
    public double Average
    {
        get
        {
            lock (_lock)
            {
                Account();
                return _busySeconds == 0 ? 0 : _area / _busySeconds;
            }
        }
    }

    /// <summary>Begins to count anew.</summary>
    public void Reset()
    {
        lock (_lock)
        {
            Account();
            (_highest, _area, _busySeconds) = (_underWay, 0, 0);
        }
    }

    internal void Enter()
    {
        lock (_lock)
        {
            Account();
            _highest = Math.Max(_highest, ++_underWay);
        }
    }

    internal void Leave()
    {
        lock (_lock)
        {
            Account();
            _underWay--;
        }
    }

    private void Account()
    {
        var now = Stopwatch.GetTimestamp();
        if (_underWay > 0)
        {
            var seconds = Stopwatch.GetElapsedTime(_changedAt, now).TotalSeconds;
            _area += seconds * _underWay;
            _busySeconds += seconds;
        }

        _changedAt = now;
    }
}
