using System.Globalization;
using System.Text;
using PaperBot.Papers;
using PaperBot.Papers.Formats;

namespace PaperBot.Feeds;

/// <summary>A page of what arXiv's API lists.</summary>
/// <param name="Total">How many papers match in all, as it says (OpenSearch); null when it does not.</param>
/// <param name="Entries">The entries, each with the moment by which it is sorted.</param>
internal sealed record ArXivListPage(int? Total, IReadOnlyList<ArXivListPage.Entry> Entries)
{
    /// <summary>What arXiv says in an entry's place when it does not understand the query; null when it does.</summary>
    public string? Error => Entries.Select(entry => entry.Fields.Cause).FirstOrDefault(cause => cause?.StartsWith(AtomFormat.ErrorCause, StringComparison.Ordinal) == true);

    /// <summary>An entry.</summary>
    internal readonly record struct Entry(PaperFields Fields, DateTimeOffset? At)
    {
        /// <summary>The paper with its version.</summary>
        public string Name => Fields.Identifiers.Count > 0 ? Fields.Identifiers[0] : "";
    }

    /// <summary>Reads a feed.</summary>
    public static ArXivListPage Read(byte[] content, bool onlySubmitted)
    {
        int? total = null;
        var entries = new List<Entry>();
        using var text = new StreamReader(new MemoryStream(content), Encoding.UTF8);
        foreach (var fragment in new XmlRecords(text, ["entry", "totalResults"], []).Read())
        {
            if (fragment.Name == "entry") entries.Add(Of(AtomFormat.Read(fragment), onlySubmitted));
            else total ??= Number(fragment.Xml);
        }

        return new ArXivListPage(total, entries);
    }

    private static Entry Of(PaperFields fields, bool onlySubmitted)
    {
        var submitted = Moment(fields.Dates.Count > 0 ? fields.Dates[0] : null);
        return new Entry(fields, onlySubmitted ? submitted : Moment(fields.Updated) ?? submitted);
    }

    private static DateTimeOffset? Moment(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment) ? moment : null;

    private static int? Number(string xml)
    {
        var start = xml.IndexOf('>', StringComparison.Ordinal) + 1;
        var end = xml.IndexOf('<', start);
        return end > start && int.TryParse(xml.AsSpan(start, end - start).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
