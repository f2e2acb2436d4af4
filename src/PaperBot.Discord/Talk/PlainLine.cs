using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Talk;

/// <summary>A line of text with messages that are there already, as far as there is room. Pure.</summary>
internal static class PlainLine
{
    private const int MostCharacters = 2_000;

    /// <summary>A sentence below the last of several messages.</summary>
    public static IReadOnlyList<MessageBody> Behind(IReadOnlyList<MessageBody> bodies, string sentence)
    {
        if (bodies.Count == 0) return bodies;
        var content = string.Join("\n", ((string?[])[bodies[^1].Content, sentence]).Where(text => !string.IsNullOrEmpty(text)));
        return content.Length <= MostCharacters ? [.. bodies.SkipLast(1), bodies[^1] with { Content = content }] : bodies;
    }
}
