namespace PaperBot.Tests.Conversations;

/// <summary>A clock whose timers go off when the test says so.</summary>
internal sealed class HandSetClock : TimeProvider
{
    private readonly List<Action> _alarms = [];

    public List<TimeSpan> Waits { get; } = [];

    public void Ring() => _alarms.ForEach(alarm => alarm());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Waits.Add(dueTime);
        _alarms.Add(() => callback(state));
        return new NoTimer();
    }

    private sealed class NoTimer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
