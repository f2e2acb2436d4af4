using PaperBot.Papers;

namespace PaperBot.Feeds;

/// <summary>Records of a feed → papers as it lists them. A feed's address is the place of all its papers, so that what it says of one again is a correction.</summary>
internal static class FeedPapers
{
    private const int Place = 1;

    /// <summary>The papers and what was none, in order.</summary>
    /// <param name="records">The records.</param>
    /// <param name="address">Where they are said to come from.</param>
    /// <param name="day">The day on which a record was listed.</param>
    public static (List<ListedPaper> Papers, List<RefusedRecord> Refused) Of(IEnumerable<PaperFields> records, string address, Func<PaperFields, DateOnly?> day)
    {
        var (papers, refused) = (new List<ListedPaper>(), new List<RefusedRecord>());
        foreach (var fields in records)
        {
            var record = PaperBuilder.Build(fields, address, Place);
            if (record.Paper is { } paper) papers.Add(new ListedPaper(paper, day(fields), fields.Votes));
            else refused.Add(record.Refused!);
        }

        return (papers, refused);
    }
}
