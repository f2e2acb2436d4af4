namespace PaperBot.Indexing;

/// <summary>
/// How much a title resembles what was typed, by the keys (<see cref="Text.TitleKey"/>) of both: the rule of <see cref="IPaperIndex.FindTitlesAsync"/> that every
/// index follows, however it comes by its candidates.
/// </summary>
public static class TitleLikeness
{
    /// <summary>Of a longer key only the beginning is compared letter by letter.</summary>
    public const int MostKeyCharacters = 300;

    /// <summary>The part of the letter triples of what was typed that a title with typing errors has to share.</summary>
    public const double LeastTriplesShared = 0.45;

    /// <summary>The rank of a title that has what was typed inside a word; one with typing errors ranks behind it, the lower the more of them.</summary>
    public const int InsideRank = 3;

    /// <summary>The key that <paramref name="typed"/> is sought by; a text too long for a title is cut.</summary>
    public static string WantedKey(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        return Text.TitleKey.Of(typed.Length > 4 * MostKeyCharacters ? typed[..(4 * MostKeyCharacters)] : typed);
    }

    /// <summary>
    /// For a <paramref name="key"/> that contains <paramref name="wanted"/>: 0 when it is the same, 1 when it begins so, 2 when a word in it begins so, and
    /// <see cref="InsideRank"/> otherwise; null for a key that does not contain it.
    /// </summary>
    public static int? RankOf<T>(ReadOnlySpan<T> key, ReadOnlySpan<T> wanted, T space) where T : IEquatable<T>
    {
        if (key.StartsWith(wanted)) return key.Length == wanted.Length ? 0 : 1;
        var at = key.IndexOf(wanted);
        if (at < 0) return null;
        return key[at - 1].Equals(space) ? 2 : InsideRank;
    }

    /// <summary>How many typing errors make a piece of <paramref name="key"/> what was typed; null when they are too many to be meant.</summary>
    public static int? Slips(string key, string wanted)
    {
        var distance = EditDistance.ToPieceOf(wanted, Cut(key));
        return distance <= Math.Max(1, wanted.Length / 5) ? distance : null;
    }

    /// <summary>The similarity of two keys: 1 when they are equal, otherwise below.</summary>
    public static double Between(string key, string wanted)
    {
        if (key == wanted) return 1;
        var longer = Math.Max(Cut(key).Length, Cut(wanted).Length);
        return Math.Clamp(1 - ((double)EditDistance.Between(Cut(key), Cut(wanted), longer) / longer), 0, 0.999);
    }

    /// <summary>The similarity to a key of <paramref name="keyLength"/> letters that contains what was typed: all that tells them apart is what stands around it.</summary>
    public static double ShareOf(int keyLength, int wantedLength) =>
        keyLength == wantedLength ? 1 : Math.Clamp(1 - ((double)(keyLength - wantedLength) / keyLength), 0, 0.999);

    /// <summary>Rank and similarity of a title as a candidate for what was typed; null when it does not resemble it.</summary>
    public static (int Rank, double Similarity)? Of(string key, string wanted)
    {
        if (RankOf<char>(key, wanted, ' ') is { } rank) return (rank, key.Length > MostKeyCharacters ? Between(key, wanted) : ShareOf(key.Length, wanted.Length));
        return Slips(key, wanted) is { } slips ? (InsideRank + slips, Between(key, wanted)) : null;
    }

    private static ReadOnlySpan<char> Cut(string text) => text.AsSpan(0, Math.Min(text.Length, MostKeyCharacters));
}
