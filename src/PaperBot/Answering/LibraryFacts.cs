using PaperBot.Indexing;
using PaperBot.Papers;
using PaperBot.Prompting;
using PaperBot.Retrieval;
using PaperBot.Text;

namespace PaperBot.Answering;

/// <summary>
/// Answers from the library's records: authors, dates, venues, counts, lists. No abstract can be quoted for them, so that such an answer has
/// no statements: the fact stands where otherwise the reason for a refusal does, with the papers that it speaks of as sources.
/// </summary>
internal sealed class LibraryFacts(Retriever retriever, Func<RetrievedPapers, int, CancellationToken, Task<Answer>> answerFrom)
{
    private const int FewestListed = 10;
    private const int MostRanked = 40;
    private const int MostNamed = 3;
    private const int MostLookedAt = 500;
    private const int MostReadForWords = 20_000;
    private const double FairShare = 0.6;

    private readonly PaperResolver _resolver = new(retriever.Index);

    /// <summary>The fact that <paramref name="question"/> asks for; null when it is for the abstracts to answer.</summary>
    public async Task<Answer?> AnswerAsync(Question question, int limit, CancellationToken cancellationToken)
    {
        if (LibraryQuestionReader.Read(question) is { Ask: LibraryAsk.Authors or LibraryAsk.Date or LibraryAsk.Venue } ofOne)
            return await OfOnePaperAsync(question, ofOne, cancellationToken).ConfigureAwait(false);
        var understood = await retriever.UnderstandAsync(question, cancellationToken).ConfigureAwait(false);
        if (AuthorWording.In(understood.Text) is { IsSure: true } unknown && understood.Filter.Authors.Count == 0)
            return await NoAuthorAsync(question, unknown.Name, cancellationToken).ConfigureAwait(false);
        return LibraryQuestionReader.Read(understood) switch
        {
            null => null,
            { Subject.Length: > 0 } ofTopic => await OfTopicAsync(understood, ofTopic, limit, cancellationToken).ConfigureAwait(false),
            { Ask: LibraryAsk.Content } when await OfFewAsync(question, understood, limit, cancellationToken).ConfigureAwait(false) is { } answer => answer,
            var ofAll => await OfAllAsync(understood, ofAll, Math.Max(limit, FewestListed), cancellationToken).ConfigureAwait(false),
        };
    }

    private async Task<Answer?> OfOnePaperAsync(Question question, LibraryQuestion asked, CancellationToken cancellationToken)
    {
        var resolution = await _resolver.ResolveAsync(asked.Subject, cancellationToken).ConfigureAwait(false);
        if (resolution.Paper is { } found && IsSure(asked.Subject, resolution))
        {
            var paper = found.Paper;
            return Fact(question, asked.Ask switch { LibraryAsk.Authors => LibrarySentences.Authors(paper), LibraryAsk.Date => LibrarySentences.Date(paper), _ => LibrarySentences.Venue(paper) }, [paper]);
        }

        if (!asked.IsPlain) return null;
        var closest = await retriever.Index.GetAsync([.. resolution.Closest.Select(hit => hit.Id)], cancellationToken).ConfigureAwait(false);
        var reason = resolution.Reason ?? $"It is not clear which paper “{asked.Subject}” means; name it by its identifier or by more of its title.";
        return Fact(question, reason, closest.Select(paper => paper.Paper)) with { NoAnswer = new NoAnswer(reason) };
    }

    // The resolver guesses for somebody who can see what it chose; a fact must be about the paper that was named.
    private static bool IsSure(string subject, PaperResolution resolution)
    {
        if (resolution.Closest.Count == 0) return true;
        const double sure = 0.85;
        var (asked, title) = (TitleKey.Of(subject), TitleKey.Of(resolution.Paper!.Paper.Title));
        return resolution.Closest.Any(hit => hit.Id == resolution.Paper.Paper.Id && hit.Similarity >= sure)
            || TitleKey.Of(resolution.Paper.Paper.Title.Split(": ")[0]) == asked
            || (asked.Contains(' ', StringComparison.Ordinal) && title.StartsWith(asked + " ", StringComparison.Ordinal));
    }

    private async Task<Answer> NoAuthorAsync(Question question, string name, CancellationToken cancellationToken)
    {
        var papers = await PaperCensus.CountAsync(retriever.Index, cancellationToken).ConfigureAwait(false);
        var withAuthors = await PaperCensus.WithAuthorsAsync(retriever.Index, cancellationToken).ConfigureAwait(false);
        return Refusal(question, LibrarySentences.NoAuthor(name, papers, withAuthors), []);
    }

    // "What did Vaswani et al. propose?" means a paper whose first author that is, and wants its words.
    private async Task<Answer?> OfFewAsync(Question question, Question understood, int limit, CancellationToken cancellationToken)
    {
        if (AuthorWording.In(question.Text) is not { } wording || understood.Filter.Authors.Count == 0) return null;
        var listing = await retriever.Index.ListAsync(understood.Filter, PaperOrder.Newest, MostLookedAt, cancellationToken).ConfigureAwait(false);
        var first = listing.First.Where(paper => paper.Authors.Count > 0 && wording.AuthorsOf(paper).Contains(paper.Authors[0])).Take(MostNamed + 1).ToList();
        if (first.Count is 0 or > MostNamed || listing.Passing > listing.First.Count) return null;
        var papers = first.Select(paper => new RetrievedPaper(paper, 1, 0, 0, MatchKind.Title, default)).ToList();
        var paperCount = await PaperCensus.CountAsync(retriever.Index, cancellationToken).ConfigureAwait(false);
        var answer = await answerFrom(new RetrievedPapers(understood with { Text = first[0].Title }, papers, [], paperCount), limit, cancellationToken).ConfigureAwait(false);
        return answer.NoAnswer is null ? answer with { Question = question.Typed } : null;
    }

    private async Task<Answer> OfAllAsync(Question question, LibraryQuestion asked, int limit, CancellationToken cancellationToken)
    {
        var paperCount = await PaperCensus.CountAsync(retriever.Index, cancellationToken).ConfigureAwait(false);
        if (paperCount == 0) return Refusal(question, "The library is empty; add papers with paperbot ingest, then ask again.", []);
        var conditions = LibrarySentences.Conditions(question.Filter, asked.Month);
        var needsYears = asked.Month is not null || question.Filter.YearFrom is not null || question.Filter.YearTo is not null || asked.Ask is LibraryAsk.Newest or LibraryAsk.Oldest;
        var hasYears = await PaperCensus.WithYearAsync(retriever.Index, cancellationToken).ConfigureAwait(false) > 0;
        if (needsYears && !hasYears) return Refusal(question, RecordGaps.NoYears(paperCount), []);
        var shown = asked.Ask == LibraryAsk.Count && conditions.Length == 0 ? 0 : limit;
        var listing = await retriever.Index.ListAsync(question.Filter with { Month = asked.Month }, OrderOf(asked.Ask), shown, cancellationToken).ConfigureAwait(false);
        var count = LibrarySentences.Passing(listing.Passing, paperCount, conditions);
        if (asked.Ask == LibraryAsk.Count) return Fact(question, count, listing.First);
        var dated = listing.First.Where(paper => asked.Ask is LibraryAsk.List or LibraryAsk.Content || paper.Year is not null).ToList();
        var which = asked.Ask == LibraryAsk.Oldest ? "oldest" : "newest";
        if (dated.Count == 0) return Refusal(question, count, []);
        if (conditions.Length == 0 && asked.Ask == LibraryAsk.List) return Fact(question, count + Shown(dated.Count, listing.Passing, hasYears ? which : "latest read"), dated);
        return Fact(question, conditions.Length == 0 ? $"These are the {which} papers here, by the dates in the library's records." : $"{count}{Shown(dated.Count, listing.Passing, which)}", dated);
    }

    private static string Shown(int shown, int passing, string which) =>
        shown < passing ? $" The {shown} {which} are listed." : shown > 1 ? $" They are listed with the {which} first." : "";

    private async Task<Answer?> OfTopicAsync(Question question, LibraryQuestion asked, int limit, CancellationToken cancellationToken)
    {
        var onTopic = question with { Text = asked.Subject };
        var retrieved = await retriever.RetrieveAsync(onTopic, Math.Max(MostRanked, limit), cancellationToken).ConfigureAwait(false);
        if (asked.Ask == LibraryAsk.Count) return await CountAsync(question, asked, retrieved, limit, cancellationToken).ConfigureAwait(false);
        var inMonth = retrieved with { Papers = [.. retrieved.Papers.Where(paper => IsIn(asked.Month, paper.Paper))] };
        if (inMonth.Papers.Count == 0) return null;
        var answer = await answerFrom(inMonth, limit, cancellationToken).ConfigureAwait(false);
        if (answer.NoAnswer is not null || asked.Ask == LibraryAsk.List) return answer with { Question = question.Typed };
        var fair = inMonth.Papers.Where(paper => paper.FusedScore >= FairShare * inMonth.Papers[0].FusedScore).Select(paper => paper.Paper).ToList();
        var dated = fair.Where(paper => paper.Year is not null).OrderByDescending(paper => PaperDay.Rank(PaperDay.Of(paper), OrderOf(asked.Ask))).Take(Math.Max(limit, FewestListed)).ToList();
        if (dated.Count == 0) return Fact(question, "The years of these papers are not known to this library, so they stand in the order in which they fit.", fair.Take(limit));
        var order = asked.Ask == LibraryAsk.Oldest ? "oldest" : "newest";
        return Fact(question, $"These papers here fit “{asked.Subject}” best; they stand with the {order} first.", dated);
    }

    private async Task<Answer?> CountAsync(Question question, LibraryQuestion asked, RetrievedPapers retrieved, int limit, CancellationToken cancellationToken)
    {
        // Counting words means reading every abstract: beyond this size the question is answered like any other.
        if (retrieved.PaperCount > MostReadForWords) return null;
        var words = CountedWord.AllOf(asked.Subject);
        if (words.Count is 0 or > 4) return null;
        var listing = await retriever.Index.ListAsync(question.Filter with { Month = asked.Month }, PaperOrder.Newest, MostReadForWords, cancellationToken).ConfigureAwait(false);
        var mentioning = listing.First.Count(paper => HasAll(paper, words));
        var sentence = LibrarySentences.Mentioning(mentioning, retrieved.PaperCount, [.. words.Select(word => word.Typed)]);
        if (LibrarySentences.Conditions(question.Filter, asked.Month) is { Length: > 0 } conditions) sentence = $"{sentence[..^1]} and {(mentioning > 1 ? "are" : "is")} {conditions}.";
        return Fact(question, sentence, mentioning == 0 ? [] : retrieved.Papers.Select(paper => paper.Paper).Where(paper => HasAll(paper, words)).Take(limit));
    }

    private static bool HasAll(Paper paper, IReadOnlyList<CountedWord> words)
    {
        var terms = TermAnalyzer.Terms(paper.Title + "\n" + paper.Abstract).ToHashSet(StringComparer.Ordinal);
        return words.All(word => terms.Contains(word.Term) || word.InFull.Any(full => full.All(terms.Contains)));
    }

    private static bool IsIn(int? month, Paper paper) => month is null || paper.Published?.Month == month;

    private static PaperOrder OrderOf(LibraryAsk ask) => ask == LibraryAsk.Oldest ? PaperOrder.Oldest : PaperOrder.Newest;

    private static Answer Fact(Question question, string sentence, IEnumerable<Paper> papers) => Refusal(question, sentence, papers) with { NoAnswer = new NoAnswer(sentence) { IsRecord = true } };

    private static Answer Refusal(Question question, string sentence, IEnumerable<Paper> papers) => new()
    {
        Question = question.Typed, Statements = [], Sources = [.. papers.Select((paper, i) => new Source(i + 1, paper, 0))], NoAnswer = new NoAnswer(sentence),
    };
}
