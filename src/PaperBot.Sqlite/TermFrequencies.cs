using PaperBot.Indexing;

namespace PaperBot.Sqlite;

/// <summary>
/// The saturated term frequencies of one state of the index, whose mean lengths decide them. Most terms occur once in an abstract and nowhere else: then it
/// depends on the abstract's length alone, and is computed once for each.
/// </summary>
internal sealed class TermFrequencies
{
    private const int Lengths = 1_024;

    private readonly double[] _once = new double[Lengths];
    private readonly double _meanTitleTerms;
    private readonly double _meanAbstractTerms;

    public TermFrequencies(double meanTitleTerms, double meanAbstractTerms)
    {
        (_meanTitleTerms, _meanAbstractTerms) = (meanTitleTerms, meanAbstractTerms);
        for (var length = 0; length < Lengths; length++) _once[length] = Compute(0, 1, 0, length);
    }

    public double Of(int inTitle, int inAbstract, int titleTerms, int abstractTerms) =>
        inTitle == 0 && inAbstract == 1 && (uint)abstractTerms < Lengths ? _once[abstractTerms] : Compute(inTitle, inAbstract, titleTerms, abstractTerms);

    private double Compute(int inTitle, int inAbstract, int titleTerms, int abstractTerms) =>
        Bm25.TermFrequency(inTitle, inAbstract, titleTerms, abstractTerms, _meanTitleTerms, _meanAbstractTerms);
}
