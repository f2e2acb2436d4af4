using PaperBot.Indexing;
using PaperBot.Papers;
using PaperBot.Text;

namespace PaperBot.Digests;

/// <summary>Finds papers of a venue, by its name, its usual short name, or an arXiv category.</summary>
internal sealed class VenueMatch(string typed)
{
    private static readonly Dictionary<string, string> FullNames = new(StringComparer.Ordinal)
    {
        ["neurips"] = "neural information processing systems", ["nips"] = "neural information processing systems", ["icml"] = "international conference on machine learning",
        ["iclr"] = "international conference on learning representations", ["cvpr"] = "computer vision and pattern recognition", ["iccv"] = "international conference on computer vision",
        ["eccv"] = "european conference on computer vision", ["acl"] = "association for computational linguistics", ["naacl"] = "north american chapter of the association for computational linguistics",
        ["emnlp"] = "empirical methods in natural language processing", ["tacl"] = "transactions of the association for computational linguistics", ["aaai"] = "aaai conference on artificial intelligence",
        ["ijcai"] = "international joint conference on artificial intelligence", ["kdd"] = "knowledge discovery and data mining", ["sigir"] = "research and development in information retrieval",
        ["jmlr"] = "journal of machine learning research", ["tmlr"] = "transactions on machine learning research", ["icra"] = "international conference on robotics and automation",
        ["chi"] = "human factors in computing systems", ["www"] = "world wide web conference", ["pnas"] = "proceedings of the national academy of sciences",
    };

    private readonly string _key = TitleKey.Of(typed);

    /// <summary>Why <paramref name="paper"/> is of the venue; null when it is not.</summary>
    public string? ReasonFor(Paper paper)
    {
        if (_key.Length == 0) return null;
        if (paper.Venue is { Length: > 0 } venue && IsNamed(TitleKey.Of(venue))) return $"Published at {venue}; you follow “{typed}”.";
        return paper.Categories.FirstOrDefault(category => category.Equals(typed.Trim(), StringComparison.OrdinalIgnoreCase)) is { } listed ? $"Listed in {listed}, which you follow." : null;
    }

    private bool IsNamed(string venue) =>
        FilterMatch.Words(venue, _key)
        || (FullNames.TryGetValue(_key, out var full) && venue.Contains(full, StringComparison.Ordinal))
        || FullNames.Any(name => _key.Contains(name.Value, StringComparison.Ordinal) && FilterMatch.Words(venue, name.Key));
}
