using Microsoft.Extensions.AI;

namespace PaperBot.LlamaCpp.Tests.Chat;

/// <summary>What a model told: pieces, positions in the queue before them, and how it ended.</summary>
public sealed record Told(IReadOnlyList<string> Pieces, IReadOnlyList<int> Positions, ChatFinishReason? Finish, UsageDetails? Usage)
{
    public string Text => string.Concat(Pieces);
}
