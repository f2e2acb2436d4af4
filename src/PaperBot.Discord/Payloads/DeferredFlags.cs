namespace PaperBot.Discord.Payloads;

/// <summary>What a deferred response can say.</summary>
public sealed record DeferredFlags(MessageFlags Flags);
