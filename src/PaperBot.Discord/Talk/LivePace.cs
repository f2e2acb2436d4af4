namespace PaperBot.Discord.Talk;

/// <summary>How a reply in the making is shown.</summary>
/// <param name="First">When it is ready before this, nothing is shown of the making.</param>
/// <param name="Interval">Between two changes at least.</param>
/// <param name="LastChange">How long a change that is on its way is waited for before the finished reply is sent.</param>
internal sealed record LivePace(TimeSpan First, TimeSpan Interval, TimeSpan LastChange)
{
    public static LivePace Default { get; } = new(TimeSpan.FromMilliseconds(700), TimeSpan.FromMilliseconds(900), TimeSpan.FromSeconds(3));
}
