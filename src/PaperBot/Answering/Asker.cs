using System.Diagnostics;
using PaperBot.Indexing;
using PaperBot.Retrieval;
using PaperBot.Text;

namespace PaperBot.Answering;

/// <summary>Question → answer, from the papers' own sentences: the best of the best papers, each cited; or the reason why there is none.</summary>
public sealed class Asker(Retriever retriever, CorpusEmbedding embedding)
{
    /// <summary>How many papers an answer draws on, unless told otherwise.</summary>
    public const int DefaultLimit = 5;

    private const int MostLookedAt = 12;
    private const int MostStatements = 6;
    private const double FarBehind = 0.7;
    private const double PaperShare = 0.9;

    /// <summary>Answers <paramref name="question"/> from at most <paramref name="limit"/> papers.</summary>
    public async Task<Answer> AskAsync(Question question, int limit, CancellationToken cancellationToken)
    {
        var groundwork = await PrepareAsync(question, limit, cancellationToken).ConfigureAwait(false);
        return groundwork.Answer;
    }

    /// <summary>Answers from what was retrieved already.</summary>
    public async Task<Answer> AnswerFromAsync(RetrievedPapers retrieved, int limit, CancellationToken cancellationToken) =>
        (await PrepareFromAsync(retrieved, limit, cancellationToken).ConfigureAwait(false)).Answer;

    /// <summary>The answer together with what it was made from, for a model to write its own from the same.</summary>
    internal async Task<Groundwork> PrepareAsync(Question question, int limit, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        if (Refusals.BeforeRetrieval(question) is { } early) return new Groundwork(AnswerAssembly.Refuse(question.Typed, early, []) with { NoAnswer = new NoAnswer(early) { IsChat = true } });
        Groundwork? ofFact = null;
        var facts = new LibraryFacts(retriever, async (papers, most, token) => (ofFact = await PrepareFromAsync(papers, most, token).ConfigureAwait(false)).Answer);
        if (await facts.AnswerAsync(question, Math.Max(1, limit), cancellationToken).ConfigureAwait(false) is { } fact)
        {
            fact = fact with { RetrievalElapsed = Stopwatch.GetElapsedTime(started) };
            return fact.NoAnswer is null && ofFact is not null ? ofFact with { Answer = fact } : new Groundwork(fact);
        }

        var retrieved = await retriever.RetrieveAsync(question, Math.Max(MostLookedAt, limit), cancellationToken).ConfigureAwait(false);
        var retrievalElapsed = Stopwatch.GetElapsedTime(started);
        var groundwork = await PrepareFromAsync(retrieved, Math.Max(1, limit), cancellationToken).ConfigureAwait(false);
        if (await retriever.WhyNothingAsync(retrieved, cancellationToken).ConfigureAwait(false) is { } nothing) groundwork = new Groundwork(AnswerAssembly.Refuse(question.Typed, nothing, []) with { Remark = retrieved.Remark });
        return groundwork with
        {
            Answer = groundwork.Answer with { RetrievalElapsed = retrievalElapsed, AnswerElapsed = Stopwatch.GetElapsedTime(started) - retrievalElapsed },
        };
    }

    private async Task<Groundwork> PrepareFromAsync(RetrievedPapers retrieved, int limit, CancellationToken cancellationToken)
    {
        var groundwork = await ChooseFromAsync(retrieved, limit, cancellationToken).ConfigureAwait(false);
        return groundwork with { Answer = groundwork.Answer with { Remark = retrieved.Remark } };
    }

    private async Task<Groundwork> ChooseFromAsync(RetrievedPapers retrieved, int limit, CancellationToken cancellationToken)
    {
        var question = retrieved.Question;
        var topic = new QuestionTopic(retrieved);
        var reads = retrieved.Papers.Take(MostLookedAt).Select(paper => ReadAbstract.Of(paper.Paper)).ToList();
        var named = NamedPapers.In(retrieved);
        if (Reason(retrieved, reads, topic, named) is { } reason) return new Groundwork(AnswerAssembly.Refuse(question.Typed, reason, retrieved.Papers.Take(limit)));
        var aim = QuestionAim.Of(question.Text);
        if (named.Count == 1 && reads.Find(read => read.Paper.Id == named[0].Paper.Id) is { } only && PaperSilence.Reason(only, topic, aim, question.Text) is { } silence)
            return new Groundwork(AnswerAssembly.Refuse(question.Typed, silence, named));
        var candidates = await CandidatesAsync(retrieved, reads, topic, aim, cancellationToken).ConfigureAwait(false);
        var passages = Choose(retrieved, reads, candidates, topic, named, aim, limit);
        var answer = AnswerAssembly.Build(question.Typed, StatementWriter.Write(passages), retrieved.Papers, limit);
        return new Groundwork(answer) { Retrieved = retrieved.Papers, Candidates = candidates, Named = named };
    }

    private static string? Reason(RetrievedPapers retrieved, List<ReadAbstract> reads, QuestionTopic topic, IReadOnlyList<RetrievedPaper> named) =>
        Refusals.AfterRetrieval(retrieved, reads, topic, named.Count > 0) ?? OneSided.Reason(retrieved.Question.Text, reads);

    private async Task<IReadOnlyList<Candidate>> CandidatesAsync(
        RetrievedPapers retrieved, List<ReadAbstract> reads, QuestionTopic topic, QuestionAim aim, CancellationToken cancellationToken)
    {
        var active = await embedding.GetAsync(cancellationToken).ConfigureAwait(false);
        var texts = reads.SelectMany(read => read.Sentences).Select(sentence => sentence.Text).ToList();
        var similarities = await SentenceSimilarity.OfAsync(retrieved.Question.Text, texts, active, cancellationToken).ConfigureAwait(false);
        var scoring = new SentenceScoring(topic, aim, retrieved.Question.Text);
        var candidates = new List<Candidate>(texts.Count);
        for (var rank = 0; rank < reads.Count; rank++)
        {
            var paperScore = PaperShare * retrieved.Papers[rank].FusedScore / Math.Max(1e-9, retrieved.Papers[0].FusedScore);
            foreach (var sentence in reads[rank].Sentences)
                candidates.Add(new Candidate(reads[rank], rank, sentence, paperScore + scoring.Of(reads[rank], sentence, reads[rank].TitleTerms, similarities[candidates.Count])));
        }

        return candidates;
    }

    private static IReadOnlyList<Passage> Choose(
        RetrievedPapers retrieved, List<ReadAbstract> reads, IReadOnlyList<Candidate> candidates, QuestionTopic topic, IReadOnlyList<RetrievedPaper> named, QuestionAim aim, int limit)
    {
        var ranks = named.Count > 0
            ? named.Select(paper => reads.FindIndex(read => read.Paper.Id == paper.Paper.Id)).Where(rank => rank >= 0).Take(limit).ToList()
            : OnTopic(retrieved, reads, topic, limit);
        if (ranks.Count == 1)
        {
            var read = reads[ranks[0]];
            var name = read.TitleTerms.ToHashSet(StringComparer.Ordinal);
            var subject = QuestionAim.SubjectOf(retrieved.Question.Text);
            if (read.Sentences.Any(sentence => NameOwner.Defines(sentence.Text, subject))) name.UnionWith(TermAnalyzer.Terms(subject));
            var onlyNamed = named.Count == 1 && topic.WeightOutside(name) < 1.5 && aim.Role is null;
            if (onlyNamed) return PassageChoice.Overview(read, subject);
            var ofPaper = candidates.Where(candidate => candidate.Rank == ranks[0]).ToList();
            return named.Count == 1 && aim.Role is SentenceRole.Data or SentenceRole.Availability
                ? PassageChoice.OfRole(ofPaper, aim.Role.Value) : PassageChoice.FromOne(ofPaper, 4);
        }

        return PassageChoice.FromSeveral(candidates.Where(candidate => ranks.Contains(candidate.Rank)), MostStatements, aim.WantsPapers);
    }

    // Papers that are ranked far behind the best, or cover much less of the question than the best does, are about something else.
    private static List<int> OnTopic(RetrievedPapers retrieved, List<ReadAbstract> reads, QuestionTopic topic, int limit)
    {
        var coverages = reads.Select(read => Answerability.CoverageOf(read, topic)).ToList();
        var (most, top) = (Math.Max(1e-9, coverages.DefaultIfEmpty(0).Max()), Math.Max(1e-9, retrieved.Papers[0].FusedScore));
        return [.. Enumerable.Range(0, reads.Count)
            .Where(rank => reads[rank].Sentences.Count > 0 && (0.5 * coverages[rank] / most) + (0.5 * retrieved.Papers[rank].FusedScore / top) >= FarBehind)
            .Take(limit)];
    }
}
