using PaperBot.Discord.Guilds;

namespace PaperBot.Discord.Talk;

/// <summary>A request that was let in.</summary>
/// <param name="Running">Its place on the list of what runs; whoever has it ends it.</param>
/// <param name="Settings">The guild's settings.</param>
/// <param name="IsPrivate">Whether only the person who asks will see the reply.</param>
/// <param name="IsLate">Whether the acknowledgement came too late to respond.</param>
internal sealed record Admitted(RunningRequest Running, GuildSettings Settings, bool IsPrivate, bool IsLate);
