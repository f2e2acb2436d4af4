using System.Globalization;
using PaperBot.Digests;

namespace PaperBot.Discord.Messages;

/// <summary>What a digest is about, in a few words. Not escaped.</summary>
internal static class DigestHeading
{
    private const int TextCharacters = 120;

    /// <summary>Its title: the interest and the days that it covers.</summary>
    public static string Of(Digest digest, bool isForOne) => $"{Subject(digest.Interest, isForOne)} · {Days(digest.From, digest.To)}";

    /// <summary>"New on “LLM agents”".</summary>
    public static string Subject(Interest interest, bool isForOne) => interest.Kind switch
    {
        InterestKind.Author => $"New by {Text(interest)}",
        InterestKind.Venue => $"New in {Text(interest)}",
        InterestKind.LikePaper => $"New like “{Text(interest)}”",
        InterestKind.Liked => isForOne ? "New like what you liked" : "New like what was liked",
        _ => $"New on “{Text(interest)}”",
    };

    /// <summary>"20 November 2026", "14–20 November 2026", "28 October – 3 November 2026".</summary>
    public static string Days(DateOnly from, DateOnly to)
    {
        var end = to.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        if (from >= to) return end;
        if (from.Year != to.Year) return $"{from.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)} – {end}";
        return from.Month != to.Month ? $"{from.ToString("d MMMM", CultureInfo.InvariantCulture)} – {end}" : string.Create(CultureInfo.InvariantCulture, $"{from.Day}–{end}");
    }

    private static string Text(Interest interest) => VisibleText.Of(interest.Text, TextCharacters);
}
