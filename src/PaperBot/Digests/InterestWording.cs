namespace PaperBot.Digests;

/// <summary>Interests in words.</summary>
public static class InterestWording
{
    private const int MostCharacters = 80;

    /// <summary>What a subscriber hears of, to stand in the middle of a sentence: <c>papers on “graph networks”</c>.</summary>
    public static string Of(Interest interest)
    {
        ArgumentNullException.ThrowIfNull(interest);
        var named = $"“{Shortened(interest.Text)}”";
        return interest.Kind switch
        {
            InterestKind.Author => $"papers by {named}",
            InterestKind.Venue => $"papers of {named}",
            InterestKind.LikePaper => $"papers like {named}",
            InterestKind.Liked => "papers like those you liked",
            _ => $"papers on {named}",
        };
    }

    private static string Shortened(string text)
    {
        if (text.Length <= MostCharacters) return text;
        var end = char.IsHighSurrogate(text[MostCharacters - 1]) ? MostCharacters - 1 : MostCharacters;
        return text[..end].TrimEnd() + "…";
    }
}
