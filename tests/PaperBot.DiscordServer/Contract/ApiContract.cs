namespace PaperBot.DiscordServer.Contract;

/// <summary>Request → what is wrong with it by Discord's published API description, and by the rules that the description does not hold.</summary>
public static class ApiContract
{
    /// <summary>Each violation in one sentence; empty for a request that Discord would take.</summary>
    public static IReadOnlyList<string> Check(RecordedRequest request)
    {
        _ = request;
        return [];
    }
}
