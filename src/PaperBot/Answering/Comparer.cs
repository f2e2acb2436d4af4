using PaperBot.Papers;
using PaperBot.Prompting;

namespace PaperBot.Answering;

/// <summary>Two names → the two papers side by side, each cell a cited sentence of the abstract.</summary>
public sealed class Comparer(PaperResolver resolver)
{
    private const int MostPhrases = 5;

    private static readonly (string Aspect, SentenceRole Role)[] Aspects =
        [("Problem", SentenceRole.Problem), ("Method", SentenceRole.Method), ("Data", SentenceRole.Data), ("Result", SentenceRole.Result)];

    /// <summary>Compares the papers that <paramref name="first"/> and <paramref name="second"/> name.</summary>
    public async Task<ComparisonResult> CompareAsync(string first, string second, CancellationToken cancellationToken)
    {
        PaperResolution[] resolutions =
        [
            await resolver.ResolveAsync(first, cancellationToken).ConfigureAwait(false),
            await resolver.ResolveAsync(second, cancellationToken).ConfigureAwait(false) with { IsSecond = true },
        ];
        var unresolved = resolutions.Where(resolution => resolution.Paper is null).ToList();
        return unresolved.Count > 0
            ? new ComparisonResult(null, unresolved)
            : new ComparisonResult(Compare(resolutions[0].Paper!.Paper, resolutions[1].Paper!.Paper), []);
    }

    /// <summary>Compares two papers.</summary>
    public static Comparison Compare(Paper first, Paper second)
    {
        var left = RoleStatements.Of(first, 1);
        var right = RoleStatements.Of(second, 2);
        var rows = Aspects.Select(aspect => new ComparisonRow(aspect.Aspect, left.GetValueOrDefault(aspect.Role), right.GetValueOrDefault(aspect.Role))).ToList();
        var equal = new Dictionary<string, double>();
        var (ofFirst, ofSecond) = (new DistinctivePhrases(first, equal), new DistinctivePhrases(second, equal));
        return new Comparison(
            new Source(1, first, 0), new Source(2, second, 0), rows,
            ofFirst.SharedWith(second, MostPhrases), ofFirst.MissingFrom(second, MostPhrases), ofSecond.MissingFrom(first, MostPhrases));
    }
}
