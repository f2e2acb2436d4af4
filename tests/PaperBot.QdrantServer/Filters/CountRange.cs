namespace PaperBot.QdrantServer.Filters;

/// <summary>
/// Bounds of the number of a field's values. A field that is missing has none from 1.19 on; earlier it is within no bounds.
/// </summary>
internal sealed record CountRange(int? Gt, int? Gte, int? Lt, int? Lte, bool CountsMissing)
{
    public bool Holds(int count) => !(count <= Gt || count < Gte || count >= Lt || count > Lte);
}
