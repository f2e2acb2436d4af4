using PaperBot.Qdrant.Points;
using PaperBot.Text;

namespace PaperBot.Qdrant.Meta;

/// <summary>What a library on the server says of itself.</summary>
internal sealed record LibraryRecord
{
    /// <summary>How papers lie in their points; another number cannot be read.</summary>
    public const int CurrentSchema = 1;

    public const string KindName = "library";

    public string Kind { get; init; } = KindName;

    public required int Schema { get; init; }

    /// <summary><see cref="TermAnalyzer.Version"/> of the words.</summary>
    public required int TermsVersion { get; init; }

    public required long Weighing { get; init; }

    public required double MeanTitleTerms { get; init; }

    public required double MeanAbstractTerms { get; init; }

    /// <summary>Whether every paper's words are known to be weighed with the means above.</summary>
    public required bool IsWeighed { get; init; }

    /// <summary>About how many papers and terms there are, counted as they came: to notice when the means have drifted.</summary>
    public long Papers { get; init; }

    public long TitleTerms { get; init; }

    public long AbstractTerms { get; init; }

    public static LibraryRecord New { get; } = new()
    {
        Schema = CurrentSchema, TermsVersion = TermAnalyzer.Version, Weighing = 0, MeanTitleTerms = 0, MeanAbstractTerms = 0, IsWeighed = true,
    };

    public Weighing ToWeighing() => new(Weighing, new MeanLengths(MeanTitleTerms, MeanAbstractTerms));
}
