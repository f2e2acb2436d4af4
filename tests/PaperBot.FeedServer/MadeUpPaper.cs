namespace PaperBot.FeedServer;

/// <summary>A paper that nobody wrote, as the feeds of this server tell of it.</summary>
/// <param name="Id">Its number at arXiv, without a version.</param>
/// <param name="Title">The title.</param>
/// <param name="Abstract">The abstract.</param>
/// <param name="Submitted">When its first version was submitted.</param>
public sealed record MadeUpPaper(string Id, string Title, string Abstract, DateTimeOffset Submitted)
{
    /// <summary>The authors.</summary>
    public IReadOnlyList<string> Authors { get; init; } = ["Ada Byron", "Bo Lee"];

    /// <summary>The categories, the first one leading.</summary>
    public IReadOnlyList<string> Categories { get; init; } = ["cs.CL"];

    /// <summary>The version.</summary>
    public int Version { get; init; } = 1;

    /// <summary>When this version was submitted.</summary>
    public DateTimeOffset Updated { get; init; } = Submitted;

    /// <summary>The next version of it.</summary>
    public MadeUpPaper Revised(DateTimeOffset at, string? title = null, string? summary = null) =>
        this with { Version = Version + 1, Updated = at, Title = title ?? Title, Abstract = summary ?? Abstract };
}
