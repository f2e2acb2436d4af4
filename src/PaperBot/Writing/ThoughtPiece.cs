using Microsoft.Extensions.AI;

namespace PaperBot.Writing;

/// <summary>What a piece of a model's stream adds.</summary>
/// <param name="Text">To the answer; may be empty.</param>
/// <param name="Reasoning">To the thoughts; may be empty.</param>
/// <param name="Restarts">A thought ended whose beginning was not marked: all text before this piece's was thought too, and counts for nothing.</param>
public readonly record struct ThoughtPiece(string Text, string Reasoning, bool Restarts = false)
{
    private const string Closing = "\n</think>\n";

    /// <summary>As the seam for chat passes it on. What restarts begins with the mark that says so, since text that was given cannot be taken back.</summary>
    public IEnumerable<AIContent> Contents()
    {
        if (Reasoning.Length > 0) yield return new TextReasoningContent(Reasoning);
        var text = Restarts ? Closing + Text : Text;
        if (text.Length > 0) yield return new TextContent(text);
    }
}
