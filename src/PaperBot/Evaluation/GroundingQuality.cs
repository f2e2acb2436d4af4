namespace PaperBot.Evaluation;

/// <summary>How well supported sentences are told from unsupported ones.</summary>
/// <param name="Tallies">For each kind of sentence how many were let through.</param>
/// <param name="Quotes">Quotes of all sentences let through.</param>
/// <param name="VerbatimQuotes">Those that stand verbatim in their abstract.</param>
public sealed record GroundingQuality(IReadOnlyList<GroundingTally> Tallies, int Quotes, int VerbatimQuotes)
{
    /// <summary>The kind of the sentences that people wrote of the very paper.</summary>
    public const string OwnKind = "own paper";

    /// <summary>Share of the sentences that people wrote of a paper that its abstract is found to bear out; they knew the whole paper, so that not all can be.</summary>
    public double Recall => Tallies.FirstOrDefault(tally => tally.Kind == OwnKind)?.Share ?? 0;

    /// <summary>Share of true sentences among those let through, were each kind of false sentence as frequent as the true ones.</summary>
    public double Precision
    {
        get
        {
            var falseShare = Tallies.Where(tally => !tally.IsTrue && tally.All > 0).Select(tally => tally.Share).DefaultIfEmpty(0).Average();
            return Recall + falseShare <= 0 ? 1 : Recall / (Recall + falseShare);
        }
    }
}
