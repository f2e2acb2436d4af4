namespace PaperBot.Feeds;

/// <summary>A feed: a place that new papers come from, and when it is looked at.</summary>
public abstract record FeedOptions
{
    /// <summary>Its name: letters, digits, dots, hyphens and underscores, one to sixty; what is kept of the feed is kept under it.</summary>
    public required string Name { get; init; }

    /// <summary>When it is read.</summary>
    public required FeedSchedule Schedule { get; init; }

    /// <summary>Whether it is read by itself. Default true.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>How long one answer of its server may take. Default 30 seconds, range 1 to 600 seconds.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Bytes of one answer that are read, after decompression. Default 20 MiB, range 1 to 500 MiB.</summary>
    public int MostBytes { get; init; } = 20 * 1024 * 1024;

    /// <summary>Its kind.</summary>
    public abstract FeedKind Kind { get; }

    /// <summary>Where its papers are said to come from: an address without what stands behind its question mark, or a folder.</summary>
    public abstract string Address { get; }

    /// <summary>An address as it may be shown and kept: what stands behind its question mark may be a secret.</summary>
    protected static string Shown(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.GetLeftPart(UriPartial.Path);
    }
}
