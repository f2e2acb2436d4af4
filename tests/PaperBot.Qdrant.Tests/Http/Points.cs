using PaperBot.Qdrant.Payloads;

namespace PaperBot.Qdrant.Tests.Http;

/// <summary>Points to write.</summary>
internal static class Points
{
    public static Guid Id(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);

    public static Point Numbered(int number) => new(
        Id(number),
        new Dictionary<string, PointVector> { ["dense"] = PointVector.Of(new[] { 0.5f, -1f }), ["words"] = PointVector.Of(new SparseVector([3, 4000000000], [1.25f, 2f])) },
        new RawJson("""{"title":"A title","year":2024}"""u8.ToArray()));
}
