namespace PaperBot.App.Backups;

/// <summary>Counts bytes that several files take together, and tells of it now and then.</summary>
internal sealed class ByteMeter(IProgress<long>? progress)
{
    private const long Step = 4 << 20;

    private long _told;

    /// <summary>Bytes so far.</summary>
    public long Total { get; private set; }

    /// <summary>Adds some.</summary>
    public void Add(int bytes)
    {
        Total += bytes;
        if (Total - _told < Step) return;
        _told = Total;
        progress?.Report(Total);
    }
}
