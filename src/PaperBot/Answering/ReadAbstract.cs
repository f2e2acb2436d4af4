using PaperBot.Grounding;
using PaperBot.Papers;
using PaperBot.Text;

namespace PaperBot.Answering;

/// <summary>An abstract taken apart for answering: its sentences, what each does, and the terms of each.</summary>
internal sealed class ReadAbstract
{
    private ReadAbstract(Paper paper, IReadOnlyList<AbstractSentence> sentences, IReadOnlySet<string> titleTerms)
    {
        (Paper, Sentences, TitleTerms) = (paper, sentences, titleTerms);
        Terms = sentences.SelectMany(sentence => sentence.Terms).Concat(titleTerms).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The paper.</summary>
    public Paper Paper { get; }

    /// <summary>Its sentences in order, without those that give orders to the reader; empty when there is no abstract.</summary>
    public IReadOnlyList<AbstractSentence> Sentences { get; }

    /// <summary>The terms of the title.</summary>
    public IReadOnlySet<string> TitleTerms { get; }

    /// <summary>The terms of the title and of all sentences.</summary>
    public IReadOnlySet<string> Terms { get; }

    /// <summary>Takes the abstract of <paramref name="paper"/> apart; only its first sentences, should it be of excessive length.</summary>
    public static ReadAbstract Of(Paper paper)
    {
        var text = paper.Abstract.Length > MaxCharacters ? paper.Abstract[..MaxCharacters] : paper.Abstract;
        List<Sentence> sentences = [.. SentenceSplitter.Split(text).Where(sentence => !InstructionText.Is(sentence.Text))];
        var roles = RoleClassifier.Classify(sentences);
        var title = TermAnalyzer.Terms(paper.Title).ToHashSet(StringComparer.Ordinal);
        return new ReadAbstract(paper, [.. sentences.Select((sentence, i) => Read(sentence, i, sentences.Count, roles[i], title))], title);
    }

    /// <summary>The sentence that says in one line what the paper is about: it tells the contribution, in words of the title. Null without an abstract.</summary>
    public AbstractSentence? Lead => Sentences.MaxBy(sentence => sentence.LeadFitness);

    /// <summary>The sentence fittest to stand for <paramref name="role"/>, those in <paramref name="except"/> left out; null when none really plays it.</summary>
    public AbstractSentence? Best(SentenceRole role, IReadOnlySet<int>? except = null) =>
        Sentences.Where(sentence => except?.Contains(sentence.Index) != true && sentence.Plays(role) && (role != SentenceRole.Problem
            || MayBeProblem(sentence))).MaxBy(sentence => sentence.Roles.Fitness(role));

    // Once the contribution is told, "fail" and "without" speak of it, unless the sentence says very clearly what is hard.
    private bool MayBeProblem(AbstractSentence sentence) => sentence.Index < Lead!.Index || sentence.IsSurely(SentenceRole.Problem);

    private const int MaxCharacters = 20_000;

    private static AbstractSentence Read(Sentence sentence, int index, int count, RoleScores roles, HashSet<string> title)
    {
        var terms = TermAnalyzer.Terms(sentence.Text).ToHashSet(StringComparer.Ordinal);
        var shared = title.Count == 0 ? 0 : (double)terms.Count(title.Contains) / title.Count;
        return new AbstractSentence(sentence, index, count, roles, terms, shared);
    }
}
