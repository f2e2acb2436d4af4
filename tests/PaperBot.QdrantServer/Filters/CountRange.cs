namespace PaperBot.QdrantServer.Filters;

/// <summary>Bounds of the number of a field's values.</summary>
internal sealed record CountRange(int? Gt, int? Gte, int? Lt, int? Lte)
{
    public bool Holds(int count) => !(count <= Gt || count < Gte || count >= Lt || count > Lte);
}
