namespace PaperBot.DiscordServer.World;

/// <summary>The first response to an interaction.</summary>
/// <param name="Kind">Discord's number: 4 message, 5 deferred message, 6 deferred update, 7 update, 8 choices, 9 form.</param>
/// <param name="After">How long after the interaction it arrived.</param>
/// <param name="IsEphemeral">Whether only the person who asked will see it.</param>
public sealed record Acknowledgement(int Kind, TimeSpan After, bool IsEphemeral);
