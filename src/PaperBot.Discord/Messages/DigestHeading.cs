using PaperBot.Digests;
using PaperBot.Text;

namespace PaperBot.Discord.Messages;

/// <summary>What a digest is about, in a few words. Not escaped.</summary>
internal static class DigestHeading
{
    private const int TextCharacters = 120;

    /// <summary>Its title: the interest and the days that it covers.</summary>
    public static string Of(Digest digest, bool isForOne) => $"{Subject(digest.Interest, isForOne)} · {DayWording.Span(digest.From, digest.To)}";

    /// <summary>"New on “LLM agents”".</summary>
    public static string Subject(Interest interest, bool isForOne) => interest.Kind switch
    {
        InterestKind.Author => $"New by {Text(interest)}",
        InterestKind.Venue => $"New in {Text(interest)}",
        InterestKind.LikePaper => $"New like “{Text(interest)}”",
        InterestKind.Liked => isForOne ? "New like what you liked" : "New like what was liked",
        _ => $"New on “{Text(interest)}”",
    };

    private static string Text(Interest interest) => VisibleText.Of(interest.Text, TextCharacters);
}
