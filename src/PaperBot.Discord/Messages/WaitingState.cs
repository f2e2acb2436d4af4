using PaperBot.Answering;
using PaperBot.Prompting;

namespace PaperBot.Discord.Messages;

/// <summary>How far a reply is.</summary>
/// <param name="RequestId">Under which id it can be cancelled.</param>
internal sealed record WaitingState(string RequestId)
{
    /// <summary>The place in the model's queue; 1 is next; null when it does not wait.</summary>
    public int? QueuePosition { get; init; }

    /// <summary>Whether the model writes.</summary>
    public bool IsWriting { get; init; }

    /// <summary>The question as it was understood, when that is not what was typed.</summary>
    public string? Understood { get; init; }

    /// <summary>The checked statements so far.</summary>
    public IReadOnlyList<Statement> Statements { get; init; } = [];

    /// <summary>The sources cited so far.</summary>
    public IReadOnlyList<Source> Sources { get; init; } = [];
}
