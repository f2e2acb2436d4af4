using PaperBot.Answering;
using PaperBot.Conversations;
using PaperBot.Discord.FairUse;
using PaperBot.Discord.Talk;

namespace PaperBot.Discord.Tests.Talk;

/// <summary>How the bot of a test is set up.</summary>
internal sealed record TalkSetup
{
    public WritingDesk Desk { get; init; } = WritingDesk.None;

    public BotOptions Options { get; init; } = new();

    public FairUseOptions FairUse { get; init; } = new() { UserRequestsPerMinute = 1_000, UserRequestsPerHour = 10_000, GuildRequestsPerHour = 10_000 };

    /// <summary>The clock of what the bot waits for itself; that of its connections is the real one.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Puts something between the bot and its state.</summary>
    public Func<IBotState, IBotState> Wrap { get; init; } = state => state;
}
