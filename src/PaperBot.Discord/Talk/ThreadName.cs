using PaperBot.Conversations;
using PaperBot.Papers;

namespace PaperBot.Discord.Talk;

/// <summary>What a thread is called: the question, or the papers that it is about, whose identifiers would tell people nothing.</summary>
internal static class ThreadName
{
    /// <summary>The name for a thread that goes on from the reply to <paramref name="request"/>.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="turn">The turn of the reply; null when it is not known any more.</param>
    public static string Of(Request request, Turn? turn) => (request.Intent, turn) switch
    {
        (Intent.Similar, { Focus: { Title.Length: > 0 } paper }) => $"Similar to {Short(paper)}",
        (Intent.Paper, { Focus: { Title.Length: > 0 } paper }) => paper.Title,
        (Intent.Compare, { Sources: [{ Title.Length: > 0 } first, { Title.Length: > 0 } second] }) => $"{Short(first)} and {Short(second)}",
        (Intent.Summary, _) => $"Summary: {request.Subject}",
        (Intent.Search, _) => $"Search: {request.Subject}",
        _ => request.Typed ?? request.Subject,
    };

    /// <summary>What stands before a title's colon: most often the short name.</summary>
    private static string Short(Paper paper) => paper.Title.Split(": ")[0];
}
