using PaperBot.Grounding;
using PaperBot.Papers;

namespace PaperBot.Evaluation;

/// <summary>Sentences of drafts with a person's judgement, and their papers → how often the grounding agrees.</summary>
public static class DraftEvaluation
{
    /// <summary>Checks each of <paramref name="cases"/> against the abstract of the paper that it cites, which is found among <paramref name="papers"/>.</summary>
    /// <exception cref="InvalidDataException">A paper is not there; the message names it.</exception>
    public static DraftQuality Run(IReadOnlyList<DraftCase> cases, IReadOnlyList<Paper> papers)
    {
        ArgumentNullException.ThrowIfNull(cases);
        ArgumentNullException.ThrowIfNull(papers);
        var byName = new Dictionary<string, Paper>(StringComparer.OrdinalIgnoreCase);
        foreach (var paper in papers)
        {
            byName.TryAdd(paper.Id.ToString(), paper);
            byName.TryAdd(paper.Title, paper);
        }

        return new DraftQuality([.. cases.Select(Check)]);

        DraftOutcome Check(DraftCase given)
        {
            var paper = byName.GetValueOrDefault(given.Paper) ?? throw new InvalidDataException($"The paper \"{given.Paper}\" of {given.Id} is not in the corpus.");
            var (_, dropped) = new SentenceCheck([GroundingEvaluation.Shown(paper)], given.Question).Check(new DraftSentence(given.Sentence, [1], null));
            return new DraftOutcome(given, dropped?.Reason);
        }
    }
}
