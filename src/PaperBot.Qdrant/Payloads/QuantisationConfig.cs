namespace PaperBot.Qdrant.Payloads;

/// <summary>How vectors are compressed; exactly one of the two is given.</summary>
internal sealed record QuantisationConfig
{
    public ScalarQuantisation? Scalar { get; init; }

    public BinaryQuantisation? Binary { get; init; }
}
