namespace PaperBot.App.Tests.WholeDay;

/// <summary>A clock that goes as fast as the real one from whatever time it is set to.</summary>
internal sealed class SetClock : TimeProvider
{
    private long _ahead;

    /// <summary>Sets it.</summary>
    public void Set(DateTimeOffset now) => Volatile.Write(ref _ahead, (now - DateTimeOffset.UtcNow).Ticks);

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UtcNow + TimeSpan.FromTicks(Volatile.Read(ref _ahead));
}
