namespace PaperBot.Qdrant.Payloads;

/// <summary>One byte per dimension (<see cref="Type"/> is <c>int8</c>).</summary>
internal sealed record ScalarQuantisation(string Type, bool? AlwaysRam = null)
{
    public const string Int8 = "int8";
}
