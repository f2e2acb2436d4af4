namespace PaperBot.Discord.Guilds;

/// <summary>Settings of a guild and somebody in a channel → whether they may; pure.</summary>
public static class Admission
{
    /// <summary>Why <paramref name="visitor"/> may not ask here, in one sentence that says where or whom to ask; null when they may.</summary>
    public static string? WhyNotAsk(GuildSettings settings, Visitor visitor) => throw new NotImplementedException();

    /// <summary>The same for adding papers.</summary>
    public static string? WhyNotAdd(GuildSettings settings, Visitor visitor) => throw new NotImplementedException();

    /// <summary>The same for changing settings.</summary>
    public static string? WhyNotManage(Visitor visitor) => throw new NotImplementedException();
}
