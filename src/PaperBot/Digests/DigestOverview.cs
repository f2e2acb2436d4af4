using PaperBot.Answering;
using PaperBot.Prompting;

namespace PaperBot.Digests;

/// <summary>The papers of a digest → a few statements on all of them, written by a model and checked like an answer. Whatever fails leaves no overview and no error.</summary>
internal sealed class DigestOverview(Func<CancellationToken, Task<WritingDesk>> desk, DigestOptions options, TimeProvider time)
{
    private const int FewestPapers = 3;
    private const int FewestStatements = 2;
    private const int MostStatements = 4;

    /// <summary>The statements; none where no model is configured, nothing holds, or the time for this batch is used up.</summary>
    public async Task<IReadOnlyList<Statement>> WriteAsync(NewsBatch batch, DigestWish wish, IReadOnlyList<DigestPaper> papers, CancellationToken cancellationToken)
    {
        if (papers.Count < FewestPapers || batch.OverviewTime.Spent >= TimeSpan.FromSeconds(options.OverviewSeconds)) return [];
        if ((await desk(cancellationToken).ConfigureAwait(false)).Writer is not { } writer) return [];
        var sources = papers.Select(Source).Where(source => source.Sentences.Count > 0).ToList();
        if (sources.Count < FewestPapers) return [];
        var started = time.GetTimestamp();
        var draft = await writer.WriteAsync(prompts => prompts.DigestOverview(Wanted(wish.Interest), sources), wish.User, progress: null, stated: null, cancellationToken).ConfigureAwait(false);
        batch.OverviewTime.Add(time.GetElapsedTime(started));
        var grounded = draft.Grounding.Grounded;
        var cited = new CitedSources(sources);
        return draft.IsEnough && grounded.Count >= FewestStatements ? [.. grounded.Take(MostStatements).Select(cited.AsShown)] : [];
    }

    private static PromptSource Source(DigestPaper paper) => new(
        new Source(paper.Number, paper.Paper, paper.Fit),
        [.. ReadAbstract.Of(paper.Paper).Sentences.Select(sentence => new SourceSentence(sentence.Text, sentence.LeadFitness))]);

    private static string Wanted(Interest interest) => interest.Kind switch
    {
        InterestKind.Author => $"papers by {interest.Text}",
        InterestKind.Venue => $"papers of {interest.Text}",
        InterestKind.LikePaper => $"papers like \"{interest.Text}\"",
        InterestKind.Liked => "papers like those that they liked",
        _ => interest.Text,
    };
}
