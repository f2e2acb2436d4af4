using PaperBot.Answering;
using PaperBot.Feeds;
using PaperBot.Indexing;
using PaperBot.Papers;

namespace PaperBot.Digests;

/// <summary>A paper of a batch, taken apart once for all subscriptions.</summary>
/// <param name="Stored">The paper as the library holds it.</param>
/// <param name="News">Its news in the batch, in order; at least one.</param>
internal sealed record NewsPaper(IndexedPaper Stored, IReadOnlyList<NewsItem> News)
{
    /// <summary>The paper.</summary>
    public Paper Paper => Stored.Paper;

    /// <summary>How much a word in each of its sentences tells of what the paper is about, 0 to 1; the first is the title.</summary>
    public required IReadOnlyList<float> SentenceWeights { get; init; }

    /// <summary>What is new in it, citing source 1; null when there is no abstract that tells.</summary>
    public required Statement? Statement { get; init; }

    /// <summary>The numbers of the sentences that the statement quotes, the title being 0.</summary>
    public required IReadOnlySet<int> StatementSentences { get; init; }

    /// <summary>Its votes at a source, where there are any.</summary>
    public int? Votes { get; init; }

    /// <summary>Its sentences, the title first.</summary>
    public IReadOnlyList<string> SentenceTexts => field ??= [Paper.Title, .. Answering.ReadAbstract.Of(Paper).Sentences.Select(sentence => sentence.Text)];

    /// <summary>The terms of all its sentences.</summary>
    public required IReadOnlyList<(string Term, TermPlace Place)> Terms { get; init; }

    /// <summary>Whether it is known under one of <paramref name="ids"/>.</summary>
    public bool IsIn(IReadOnlySet<PaperId> ids) => ids.Count > 0 && Paper.AllIds.Any(ids.Contains);
}
