namespace PaperBot.Feeds;

/// <summary>A folder that is watched for files of any format that ingest knows.</summary>
public sealed record FolderFeedOptions : FeedOptions
{
    /// <summary>The folder; folders in it are looked into as well.</summary>
    public required string Path { get; init; }

    /// <summary>How long a file has to stay as it is before it is read. Default 2 seconds, range 0 to 600 seconds.</summary>
    public TimeSpan Settle { get; init; } = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public override FeedKind Kind => FeedKind.Folder;

    /// <inheritdoc/>
    public override string Address => Path;
}
