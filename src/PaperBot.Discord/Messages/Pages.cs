using System.Text;

namespace PaperBot.Discord.Messages;

/// <summary>Blocks → the texts of messages, filled in order, no block torn apart.</summary>
internal static class Pages
{
    /// <summary>
    /// <paramref name="body"/> and behind it <paramref name="tail"/> on at most <paramref name="most"/> pages of <paramref name="size"/> characters. When that
    /// is too little, the end of the body is left out and <paramref name="leftOut"/> says how much; then the end of the tail.
    /// </summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<Block> body, IReadOnlyList<Block> tail, int size, int most, Func<int, Block> leftOut)
    {
        var whole = Fill([.. body, .. tail], size);
        if (whole.Count <= most) return whole;
        var kept = Longest(body.Count - 1, count => Fill([.. body.Take(count), leftOut(body.Count - count), .. tail], size).Count <= most);
        if (kept > 0) return Fill([.. body.Take(kept), leftOut(body.Count - kept), .. tail], size);
        var first = body.Take(1).ToList();
        var rest = body.Count > 1 ? [.. first, leftOut(body.Count - 1)] : first;
        var tailKept = Longest(tail.Count, count => Fill([.. rest, .. tail.Take(count)], size).Count <= most);
        return [.. Fill([.. rest, .. tail.Take(tailKept)], size).Take(most)];
    }

    /// <summary>The blocks on as many pages as they need.</summary>
    public static IReadOnlyList<string> Fill(IReadOnlyList<Block> blocks, int size)
    {
        var pages = new List<string>();
        var page = new StringBuilder();
        foreach (var block in blocks.Where(block => block.Text.Length > 0))
        {
            var gap = page.Length == 0 ? "" : block.IsApart ? "\n\n" : "\n";
            if (page.Length > 0 && page.Length + gap.Length + block.Text.Length > size)
            {
                pages.Add(page.ToString());
                page.Clear();
                gap = "";
            }

            page.Append(gap).Append(block.Text);
        }

        if (page.Length > 0) pages.Add(page.ToString());
        return pages;
    }

    /// <summary>The largest count up to <paramref name="most"/> that fits; 0 when not even 1 does.</summary>
    private static int Longest(int most, Func<int, bool> fits)
    {
        var (low, high) = (0, Math.Max(0, most));
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (fits(middle)) low = middle;
            else high = middle - 1;
        }

        return low;
    }
}
