using System.Collections.Concurrent;

namespace PaperBot.Prompting;

/// <summary>Counts model tokens and remembers short texts: the same sentences come back in the groups of a summary and in follow-ups.</summary>
internal sealed class TokenCounts(Func<string, int> countTokens)
{
    private const int MostRemembered = 4_096;
    private const int LongestRemembered = 2_000;

    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>How many model tokens <paramref name="text"/> takes.</summary>
    public int Of(string text)
    {
        if (text.Length > LongestRemembered) return countTokens(text);
        if (_counts.TryGetValue(text, out var known)) return known;
        if (_counts.Count >= MostRemembered) _counts.Clear();
        return _counts[text] = countTokens(text);
    }
}
