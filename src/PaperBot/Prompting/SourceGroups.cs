namespace PaperBot.Prompting;

/// <summary>Many sources → groups that each fit into one prompt.</summary>
internal static class SourceGroups
{
    /// <summary>Most sources of one prompt: small models lose track of more.</summary>
    public const int MostSources = 8;

    /// <summary>
    /// Sizes of the groups, in order: each is filled up before the next begins. A source that alone exceeds <paramref name="room"/> is a group of its own.
    /// </summary>
    public static IReadOnlyList<int> Sizes(IReadOnlyList<long> costs, long room)
    {
        var sizes = new List<int>();
        var left = 0L;
        foreach (var cost in costs)
        {
            if (sizes.Count == 0 || cost > left || sizes[^1] == MostSources)
            {
                sizes.Add(0);
                left = room;
            }

            sizes[^1]++;
            left -= cost;
        }

        return sizes;
    }
}
