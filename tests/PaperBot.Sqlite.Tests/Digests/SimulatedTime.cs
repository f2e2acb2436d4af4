namespace PaperBot.Sqlite.Tests.Digests;

/// <summary>The time that passes in a simulation, the same for all.</summary>
internal sealed class SimulatedTime(DateTimeOffset now)
{
    public DateTimeOffset Now { get; private set; } = now;

    public void Pass(TimeSpan time) => Now += time;
}
