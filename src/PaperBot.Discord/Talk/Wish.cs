using PaperBot.Conversations;

namespace PaperBot.Discord.Talk;

/// <summary>What somebody wants by an interaction.</summary>
/// <param name="Typed">The words, as people see them again.</param>
/// <param name="Read">What they ask for in a conversation.</param>
/// <param name="Source">How it came, for the figures.</param>
internal sealed record Wish(string Typed, Func<Conversation, Request> Read, string Source)
{
    /// <summary>Whether only the person is to see the reply; null for what the guild's settings say.</summary>
    public bool? IsPrivate { get; init; }

    /// <summary>Finds the reply that it goes on from; null for what stands alone, or goes on with what was said in the channel.</summary>
    public Func<Task<GivenReply?>>? From { get; init; }

    /// <summary>After the acknowledgement: why it cannot be carried out, in one sentence; null result when it can. Null for what always can.</summary>
    public Func<Task<string?>>? WhyNot { get; init; }

    /// <summary>What counts as said before.</summary>
    public Func<CancellationToken, Task<Turn?>>? About { get; init; }

    /// <summary>A wish that is one request, whatever was said before.</summary>
    public static Wish Of(Request request, string typed, string source) => new(typed, _ => request, source);
}
