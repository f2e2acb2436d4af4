namespace PaperBot.FeedServer;

/// <summary>A server of paper feeds on loopback, for tests.</summary>
public static class LoopbackFeeds;
