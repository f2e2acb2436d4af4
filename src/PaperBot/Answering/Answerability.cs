using PaperBot.Indexing;
using PaperBot.Retrieval;

namespace PaperBot.Answering;

/// <summary>
/// What speaks for and against answering a question from the papers retrieved. A threshold on the score cannot do it: unanswerable
/// questions reach higher scores than many answerable ones. What tells is whether the words that matter stand together.
/// </summary>
internal sealed record Answerability
{
    // Rounded from a logistic regression on questions asked of three libraries (107 to 2,291 papers), half of them off-topic; the threshold
    // was then set a little lower than the fit's, since a wrong refusal disappoints more than a cited answer that is beside the point.
    private const double PaperCoverageWeight = 1.2;
    private const double PassageCoverageWeight = 1.1;
    private const double SentenceCoverageWeight = 0.6;
    private const double TitleCoverageWeight = 2.3;
    private const double AgreementWeight = 1.0;
    private const double UnknownWeight = -1.4;
    private const double UnknownNameWeight = -1.0;
    private const double SimilarityWeight = 3.0;
    private const double EvidenceWeight = 1.2;
    private const double PairWeight = 1.2;
    private const double PersonalWeight = -0.9;
    private const double DailyLifeWeight = -1.4;
    private const double LibraryWeight = -0.6;
    private const double Threshold = 5.85;

    /// <summary>What is taken for the similarity where it is not the built-in embedding's, on whose scale all this was fitted: about the middle, which speaks neither for nor against.</summary>
    private const double UntoldSimilarity = 0.5;

    private const int MostPairs = 3;
    private const int MostDailyLife = 2;
    private const int ReferencePapers = 479;
    private const int FewestPapers = 250;

    /// <summary>Largest share of the topic, weighted by idf, that one paper covers.</summary>
    public required double PaperCoverage { get; init; }

    /// <summary>Largest share that two sentences in a row and the title of a paper cover.</summary>
    public required double PassageCoverage { get; init; }

    /// <summary>Largest share that one sentence covers.</summary>
    public required double SentenceCoverage { get; init; }

    /// <summary>Largest share that one title covers.</summary>
    public required double TitleCoverage { get; init; }

    /// <summary>Mean share that the three papers with the largest shares cover.</summary>
    public required double Agreement { get; init; }

    /// <summary>Weight of the terms that one paper covers, in nats of idf.</summary>
    public required double Evidence { get; init; }

    /// <summary>Share of the topic that stands in no paper.</summary>
    public required double UnknownShare { get; init; }

    /// <summary>Whether a name in the question stands in no paper.</summary>
    public required bool HasUnknownName { get; init; }

    /// <summary>Cosine of the question to the most similar paper, in the built-in embedding.</summary>
    public required double Similarity { get; init; }

    /// <summary>How many pairs of neighbouring words of the question stand side by side in one paper too.</summary>
    public required int Pairs { get; init; }

    /// <summary>How many terms name the topic.</summary>
    public required int ContentTerms { get; init; }

    /// <summary>Whether it is asked as people ask about their own affairs.</summary>
    public required bool IsPersonal { get; init; }

    /// <summary>How many of its words are of daily life.</summary>
    public required int DailyLifeWords { get; init; }

    /// <summary>Papers in the library: in a large one, any words stand together somewhere.</summary>
    public required int PaperCount { get; init; }

    /// <summary>Whether the signs, taken together, speak for answering.</summary>
    public bool SpeaksForAnswering => ContentTerms > 0 && Score >= Threshold;

    /// <summary>The signs taken together.</summary>
    public double Score =>
        (PaperCoverageWeight * PaperCoverage) + (PassageCoverageWeight * PassageCoverage) + (SentenceCoverageWeight * SentenceCoverage)
        + (TitleCoverageWeight * TitleCoverage) + (AgreementWeight * Agreement) + (UnknownWeight * UnknownShare) + (HasUnknownName ? UnknownNameWeight : 0)
        + (SimilarityWeight * Similarity) + (EvidenceWeight * Math.Log(1 + Evidence)) + (PairWeight * Math.Min(MostPairs, Pairs)) + (IsPersonal ? PersonalWeight : 0)
        + (DailyLifeWeight * Math.Min(MostDailyLife, DailyLifeWords)) + (LibraryWeight * Math.Log((double)Math.Max(FewestPapers, PaperCount) / ReferencePapers));

    /// <summary>Measures it on the papers retrieved, of which <paramref name="reads"/> are the abstracts.</summary>
    public static Answerability Of(RetrievedPapers retrieved, IReadOnlyList<ReadAbstract> reads, QuestionTopic topic)
    {
        var coverages = reads.Select(read => CoverageOf(read, topic)).OrderDescending().ToList();
        var best = coverages.Count > 0 ? coverages[0] : 0;
        return new Answerability
        {
            PaperCoverage = best,
            PassageCoverage = reads.Select(read => PassageCoverageOf(read, topic)).DefaultIfEmpty(0).Max(),
            SentenceCoverage = reads.SelectMany(read => read.Sentences).Select(sentence => topic.Coverage(sentence.Terms)).DefaultIfEmpty(0).Max(),
            TitleCoverage = reads.Select(read => topic.Coverage(read.TitleTerms)).DefaultIfEmpty(0).Max(),
            Agreement = coverages.Take(3).DefaultIfEmpty(0).Average(),
            Evidence = best * topic.Total,
            UnknownShare = topic.Total <= 0 ? 0 : topic.UnknownWeight / topic.Total,
            HasUnknownName = topic.HasUnknownName,
            Similarity = SimilarityOf(retrieved),
            Pairs = WordPairs.MostShared(retrieved.Question.Text, reads.Select(read => read.Paper)),
            ContentTerms = topic.ContentTerms,
            IsPersonal = GenericWords.IsPersonal(retrieved.Question.Text),
            DailyLifeWords = DailyLife.WordsIn(retrieved.Question.Text),
            PaperCount = retrieved.PaperCount,
        };
    }

    private static double SimilarityOf(RetrievedPapers retrieved) => retrieved.Embedding?.Kind == ConfiguredEmbedding.BuiltInKind
        ? retrieved.Papers.Select(paper => paper.Similarity).DefaultIfEmpty(0).Max()
        : UntoldSimilarity;

    /// <summary>Share of the topic that a paper covers.</summary>
    public static double CoverageOf(ReadAbstract read, QuestionTopic topic) => topic.Coverage(read.Terms);

    private static double PassageCoverageOf(ReadAbstract read, QuestionTopic topic)
    {
        var best = topic.Coverage(read.TitleTerms);
        for (var i = 0; i < read.Sentences.Count; i++)
        {
            var terms = new HashSet<string>(read.TitleTerms, StringComparer.Ordinal);
            terms.UnionWith(read.Sentences[i].Terms);
            if (i > 0) terms.UnionWith(read.Sentences[i - 1].Terms);
            best = Math.Max(best, topic.Coverage(terms));
        }

        return best;
    }
}
