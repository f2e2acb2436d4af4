using PaperBot.Answering;
using PaperBot.Papers;

namespace PaperBot.Digests;

/// <summary>A paper of a digest.</summary>
/// <param name="Number">Its number in the digest, from 1.</param>
/// <param name="Paper">The paper, without its abstract once it was kept.</param>
/// <param name="News">What is new in it, one statement with its quote; null when there is no abstract.</param>
/// <param name="Reason">Why it was chosen, in one sentence.</param>
/// <param name="Fit">How well it fits, 0 to 1, comparable within one digest.</param>
public sealed record DigestPaper(int Number, Paper Paper, Statement? News, string Reason, double Fit)
{
    /// <summary>Its votes at a source, where there are any.</summary>
    public int? Votes { get; init; }

    /// <summary>Its version at the source when it was news before in an earlier one; otherwise null.</summary>
    public int? NewVersion { get; init; }
}
