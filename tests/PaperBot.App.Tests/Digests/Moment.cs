namespace PaperBot.App.Tests.Digests;

/// <summary>When a process is killed that delivers a digest.</summary>
public enum Moment
{
    /// <summary>It is kept that the message may arrive, and it was not sent.</summary>
    BeforeSending,

    /// <summary>The message arrived, and that is not kept.</summary>
    Sent,
}
