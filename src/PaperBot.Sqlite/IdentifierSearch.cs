using PaperBot.Indexing;

namespace PaperBot.Sqlite;

/// <summary>Finds papers by an identifier or the beginning of one, with its scheme or without, in any case, or by an address that holds a whole one.</summary>
internal static class IdentifierSearch
{
    /// <summary>Up to <paramref name="limit"/> papers, each with how much of its identifier was typed: 1 for all of it. Those come first.</summary>
    public static IReadOnlyList<(int Number, double Similarity)> Find(Database database, string text, int limit)
    {
        var found = new List<(int Number, double Similarity)>();
        foreach (var prefix in TypedIdentifier.Beginnings(text))
        {
            using var reader = database.Read(
                "SELECT paper, length(id) FROM alias WHERE id >= $1 AND id < $2 ORDER BY id LIMIT $3", prefix, prefix + char.MaxValue, limit);
            while (reader.Read()) found.Add((reader.Int(0), Math.Min(1, (double)prefix.Length / reader.Int(1))));
        }

        return [.. found.OrderByDescending(hit => hit.Similarity).DistinctBy(hit => hit.Number).Take(limit)];
    }
}
