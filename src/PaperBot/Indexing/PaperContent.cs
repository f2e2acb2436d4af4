using PaperBot.Papers;

namespace PaperBot.Indexing;

/// <summary>Compares papers by what they say, provenances aside.</summary>
public static class PaperContent
{
    /// <summary>Whether both say the same.</summary>
    public static bool AreEqual(Paper left, Paper right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return left.Title == right.Title && left.Abstract == right.Abstract && left.Year == right.Year && left.Published == right.Published
            && left.Venue == right.Venue && left.AllIds.SequenceEqual(right.AllIds)
            && left.Authors.SequenceEqual(right.Authors) && left.Categories.SequenceEqual(right.Categories);
    }
}
