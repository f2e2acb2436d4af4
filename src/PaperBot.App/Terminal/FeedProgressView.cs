using PaperBot.Feeds;

namespace PaperBot.App.Terminal;

/// <summary>Shows how far a run of a feed is.</summary>
internal sealed class FeedProgressView(StageBars? bars) : IProgress<FeedProgress>
{
    /// <inheritdoc/>
    public void Report(FeedProgress value) => bars?.Show(value.Feed, value.Papers, null);
}
