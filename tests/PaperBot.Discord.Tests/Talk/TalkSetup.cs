using PaperBot.Answering;
using PaperBot.Conversations;
using PaperBot.Digests;
using PaperBot.Discord.FairUse;
using PaperBot.Discord.Talk;
using PaperBot.Trends;

namespace PaperBot.Discord.Tests.Talk;

/// <summary>How the bot of a test is set up.</summary>
internal sealed record TalkSetup
{
    public WritingDesk Desk { get; init; } = WritingDesk.None;

    public BotOptions Options { get; init; } = new();

    public FairUseOptions FairUse { get; init; } = new() { UserRequestsPerMinute = 1_000, UserRequestsPerHour = 10_000, GuildRequestsPerHour = 10_000 };

    /// <summary>The clock of what the bot waits for itself; that of its connections is the real one.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The most digests of one person.</summary>
    public int MostDigests { get; init; } = 25;

    /// <summary>Sends the codes that confirm addresses; null where no mail is sent.</summary>
    public Func<CodeMail, CancellationToken, Task>? SendCode { get; init; }

    /// <summary>Where doings are counted; null for the state itself.</summary>
    public ITrendState? Counts { get; init; }

    /// <summary>Puts something between the bot and its state.</summary>
    public Func<IBotState, IBotState> Wrap { get; init; } = state => state;
}
