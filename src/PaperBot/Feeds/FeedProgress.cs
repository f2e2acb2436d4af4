namespace PaperBot.Feeds;

/// <summary>How far a run of a feed is.</summary>
/// <param name="Feed">The feed's name.</param>
/// <param name="Pages">Pages, days or files stored.</param>
/// <param name="Papers">Papers stored, those known included.</param>
public readonly record struct FeedProgress(string Feed, int Pages, int Papers);
