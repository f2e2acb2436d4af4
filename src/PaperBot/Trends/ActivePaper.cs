using PaperBot.Papers;

namespace PaperBot.Trends;

/// <summary>A paper that people of one place did something with in the window.</summary>
/// <param name="Paper">The paper.</param>
/// <param name="Asked">Answers that cited it.</param>
/// <param name="Opened">How often it was opened.</param>
/// <param name="Liked">How often it was liked.</param>
public sealed record ActivePaper(Paper Paper, int Asked, int Opened, int Liked)
{
    /// <summary>What a like counts: somebody judged.</summary>
    public const int LikedWeight = 4;

    /// <summary>What an opening counts: somebody chose the paper from a list.</summary>
    public const int OpenedWeight = 2;

    /// <summary>What a citation counts: the bot chose the paper, for a question that somebody had.</summary>
    public const int AskedWeight = 1;

    /// <summary>What ranks it: the three counts by their weights; never negative.</summary>
    public long Score => ScoreOf(Asked, Opened, Liked);

    /// <summary>The same of counts alone; what is below 0 counts as 0.</summary>
    internal static long ScoreOf(int asked, int opened, int liked) =>
        ((long)AskedWeight * Math.Max(0, asked)) + ((long)OpenedWeight * Math.Max(0, opened)) + ((long)LikedWeight * Math.Max(0, liked));
}
