using PaperBot.QdrantServer.Collections;

namespace PaperBot.QdrantServer.Queries;

/// <summary>A point that was found.</summary>
/// <param name="Point">The point.</param>
/// <param name="Score">Greater is better.</param>
/// <param name="Order">Of an order by a field: the value; null else.</param>
internal readonly record struct Hit(StoredPoint Point, float Score, OrderNumber? Order)
{
    /// <summary>The better one first: by the order's value where there is one, then by score. Of equal ones the greater id comes first, in an ascending order the smaller.</summary>
    public static int Compare(Hit left, Hit right)
    {
        if (left.Order is not { } one || right.Order is not { } other) return (right.Score, right.Point.Id).CompareTo((left.Score, left.Point.Id));
        var ascending = (one.Value, left.Point.Id).CompareTo((other.Value, right.Point.Id));
        return one.IsDescending ? -ascending : ascending;
    }
}
