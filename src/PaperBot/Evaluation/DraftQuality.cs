namespace PaperBot.Evaluation;

/// <summary>How well the grounding agrees with people on sentences of drafts.</summary>
/// <param name="Outcomes">Every sentence with what became of it.</param>
public sealed record DraftQuality(IReadOnlyList<DraftOutcome> Outcomes)
{
    /// <summary>For each kind of sentence how many were let through; supported kinds first.</summary>
    public IReadOnlyList<GroundingTally> Tallies =>
    [
        .. Outcomes.GroupBy(outcome => (outcome.Case.Kind, outcome.Case.IsSupported))
            .Select(kind => new GroundingTally(kind.Key.Kind, kind.Key.IsSupported, kind.Count(outcome => outcome.Dropped is null), kind.Count()))
            .OrderByDescending(tally => tally.IsTrue).ThenBy(tally => tally.Kind, StringComparer.Ordinal),
    ];

    /// <summary>The supported sentences of all kinds.</summary>
    public GroundingTally Supported => Sum("supported", true);

    /// <summary>The unsupported sentences of all kinds.</summary>
    public GroundingTally Unsupported => Sum("unsupported", false);

    private GroundingTally Sum(string name, bool isTrue)
    {
        var outcomes = Outcomes.Where(outcome => outcome.Case.IsSupported == isTrue).ToList();
        return new GroundingTally(name, isTrue, outcomes.Count(outcome => outcome.Dropped is null), outcomes.Count);
    }
}
