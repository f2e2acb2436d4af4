using System.Globalization;

namespace PaperBot.FeedServer;

/// <summary>What the feeds of the server hold; may be changed while it serves.</summary>
public sealed class FeedContent
{
    private readonly Lock _turn = new();
    private readonly Dictionary<string, MadeUpPaper> _arXiv = new(StringComparer.Ordinal);
    private readonly SortedDictionary<DateOnly, Dictionary<string, (MadeUpPaper Paper, int Votes)>> _daily = [];
    private readonly Dictionary<string, string> _rss = new(StringComparer.Ordinal);

    /// <summary>Lists papers at arXiv; one that is there already is replaced.</summary>
    public void Publish(params IEnumerable<MadeUpPaper> papers)
    {
        lock (_turn)
            foreach (var paper in papers) _arXiv[paper.Id] = paper;
    }

    /// <summary>Takes a paper from arXiv.</summary>
    public void Remove(string id)
    {
        lock (_turn) _arXiv.Remove(id);
    }

    /// <summary>Lists papers on a day of the Daily Papers, or changes their votes.</summary>
    public void ListDaily(DateOnly day, int votes, params IEnumerable<MadeUpPaper> papers)
    {
        lock (_turn)
        {
            if (!_daily.TryGetValue(day, out var listed)) _daily[day] = listed = new(StringComparer.Ordinal);
            foreach (var paper in papers) listed[paper.Id] = (paper, votes);
        }
    }

    /// <summary>Says what the feed <c>/rss/NAME</c> holds.</summary>
    public void SetRss(string name, string body)
    {
        lock (_turn) _rss[name] = body;
    }

    /// <summary>The papers at arXiv that a query asks for, in its order.</summary>
    internal IReadOnlyList<MadeUpPaper> Query(string? search, string? ids, string? sortBy, bool descending)
    {
        List<MadeUpPaper> all;
        lock (_turn) all = [.. _arXiv.Values];
        var categories = (search ?? "").Split([' ', '(', ')'], StringSplitOptions.RemoveEmptyEntries).Where(term => term.StartsWith("cat:", StringComparison.Ordinal)).Select(term => term[4..]).ToList();
        var words = (search ?? "").Split([' ', '(', ')'], StringSplitOptions.RemoveEmptyEntries).Where(term => term.StartsWith("all:", StringComparison.Ordinal)).Select(term => term[4..].Trim('"')).ToList();
        var wanted = ids?.Split(',', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        var found = all.Where(paper =>
            (categories.Count == 0 || categories.Any(category => paper.Categories.Any(own => own == category || (category.EndsWith('*') && own.StartsWith(category[..^1], StringComparison.Ordinal)))))
            && words.All(word => $"{paper.Title} {paper.Abstract}".Contains(word, StringComparison.OrdinalIgnoreCase))
            && (wanted is null || wanted.Contains(paper.Id)));
        var sorted = sortBy == "submittedDate" ? found.OrderBy(paper => paper.Submitted) : found.OrderBy(paper => paper.Updated);
        var ordered = sorted.ThenBy(paper => paper.Id, StringComparer.Ordinal).ToList();
        if (descending) ordered.Reverse();
        return ordered;
    }

    /// <summary>The papers of a day, those with more votes first.</summary>
    internal IReadOnlyList<(MadeUpPaper Paper, int Votes)> Daily(DateOnly day)
    {
        lock (_turn) return _daily.TryGetValue(day, out var listed) ? [.. listed.Values.OrderByDescending(paper => paper.Votes).ThenBy(paper => paper.Paper.Id, StringComparer.Ordinal)] : [];
    }

    internal string? Rss(string name)
    {
        lock (_turn) return _rss.GetValueOrDefault(name);
    }

    internal static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
