using PaperBot.Answering;
using PaperBot.Embedding;
using PaperBot.Indexing;
using PaperBot.Papers;
using PaperBot.Retrieval;

namespace PaperBot.Digests;

/// <summary>New papers → what a subscriber reads of them.</summary>
/// <param name="library">Opens what is answered from.</param>
/// <param name="desk">Opens who writes.</param>
/// <param name="options">How digests are made; null for the defaults.</param>
/// <param name="time">The clock; null for the system's.</param>
public sealed class DigestMaker(
    Func<CancellationToken, Task<Library>> library, Func<CancellationToken, Task<WritingDesk>> desk, DigestOptions? options = null, TimeProvider? time = null)
{
    private readonly DigestOverview _overview = new(desk, options ?? new DigestOptions(), time ?? TimeProvider.System);

    /// <summary>Makes one digest from the news in <paramref name="batch"/>.</summary>
    /// <exception cref="Indexing.PaperIndexException">The library cannot be read.</exception>
    public async Task<Digest> MakeAsync(NewsBatch batch, DigestWish wish, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(wish);
        var papers = NewsWindow.Of(batch, wish);
        var open = await library(cancellationToken).ConfigureAwait(false);
        var rated = papers.Count == 0 ? [] : await RateAsync(open, batch, wish, papers, cancellationToken).ConfigureAwait(false);
        var fitting = rated.Where(paper => paper.Qualifies).OrderByDescending(paper => paper.Fit).ThenBy(paper => paper.Paper.Paper.Id).ToList();
        var chosen = DigestChoice.Of(fitting);
        var shown = chosen.Select((paper, i) => Shown(paper, i + 1, wish)).ToList();
        return new Digest(wish.Interest, wish.From, wish.To, shown, papers.Count)
        {
            LeftOut = fitting.Count - chosen.Count,
            Overview = await _overview.WriteAsync(batch, wish, shown, cancellationToken).ConfigureAwait(false),
            WhyEmpty = shown.Count > 0 ? null : EmptyDigest.Why(wish, papers.Count, rated),
        };
    }

    private static DigestPaper Shown(FittingPaper fitting, int number, DigestWish wish) => new(
        number,
        fitting.Paper.Paper,
        fitting.Paper.Statement is { } statement ? NewsSentence.Numbered(statement, number, fitting.Paper.Paper.Id) : null,
        fitting.Reason(),
        fitting.Fit)
    {
        Votes = fitting.Paper.Votes, NewVersion = NewsWindow.NewVersionOf(fitting.Paper, wish),
    };

    private static async Task<IReadOnlyList<FittingPaper>> RateAsync(Library open, NewsBatch batch, DigestWish wish, IReadOnlyList<NewsPaper> papers, CancellationToken cancellationToken) => wish.Interest.Kind switch
    {
        InterestKind.Author => ByAuthor(wish.Interest.Text, papers),
        InterestKind.Venue => ByVenue(wish.Interest.Text, papers),
        InterestKind.LikePaper => await LikeAsync(open, batch, wish.Interest.Paper is { } id ? [id] : [], papers, cancellationToken).ConfigureAwait(false),
        InterestKind.Liked => await LikeAsync(open, batch, [.. wish.Opinions.Where(opinion => opinion.IsLiked).Select(opinion => opinion.Paper)], papers, cancellationToken).ConfigureAwait(false),
        _ => await OnTopicAsync(open, batch, wish.Interest.Text, papers, cancellationToken).ConfigureAwait(false),
    };

    private static List<FittingPaper> ByAuthor(string name, IReadOnlyList<NewsPaper> papers)
    {
        var match = new AuthorMatch(name);
        return [.. papers.Select(paper => (paper, Author: match.In(paper.Paper))).Where(found => found.Author is not null)
            .Select(found => new FittingPaper(found.paper, match.IsSure(found.Author!) ? 1 : 0.6, true, () => match.Reason(found.Author!)))];
    }

    private static List<FittingPaper> ByVenue(string venue, IReadOnlyList<NewsPaper> papers)
    {
        var filter = PaperFilter.None with { Venues = [venue] };
        return [.. papers.Where(paper => FilterMatch.Passes(paper.Paper, filter)).Select(paper => new FittingPaper(paper, 1, true, () => $"Published at {paper.Paper.Venue}, which you follow."))];
    }

    private static async Task<IReadOnlyList<FittingPaper>> OnTopicAsync(Library open, NewsBatch batch, string topic, IReadOnlyList<NewsPaper> papers, CancellationToken cancellationToken)
    {
        var read = await new TopicReader(open.Index, open.Embedding).ReadAsync(topic, batch, cancellationToken).ConfigureAwait(false);
        var allowed = papers.ToHashSet();
        return [.. TopicRanking.Rank(read, batch).Where(match => allowed.Contains(batch.Papers[match.Paper]) && FilterMatch.Passes(batch.Papers[match.Paper].Paper, read.Filter))
            .Select(match => new FittingPaper(batch.Papers[match.Paper], match.Fit, match.Qualifies, () => TopicReason.Of(match)) { Shortfall = () => TopicReason.Shortfall(match) })];
    }

    private static async Task<IReadOnlyList<FittingPaper>> LikeAsync(Library open, NewsBatch batch, IReadOnlyList<PaperId> liked, IReadOnlyList<NewsPaper> papers, CancellationToken cancellationToken)
    {
        const double Least = 0.3;
        var examples = await open.Index.GetAsync(liked, cancellationToken).ConfigureAwait(false);
        var active = await batch.EmbeddingAsync(open.Embedding, cancellationToken).ConfigureAwait(false);
        var model = active?.Generator.GetService(typeof(LsaModel)) as LsaModel;
        var probes = examples.Select(example => (example, Probe: new SimilarityProbe(example.Paper, example.Embedding, model))).ToList();
        if (probes.Count == 0) return [];
        return [.. papers.Select(paper =>
        {
            var (example, similarity) = probes.Select(probe => (probe.example, Similarity: probe.Probe.SimilarityTo(paper.Stored))).MaxBy(probe => probe.Similarity);
            return new FittingPaper(paper, similarity, similarity >= Least, () => $"Like “{example.Paper.Title}”.") { Shortfall = () => $"is only distantly like “{example.Paper.Title}”" };
        })];
    }
}
