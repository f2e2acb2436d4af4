namespace PaperBot.LlamaCpp.Batching;

/// <summary>Ends a text before the first of some texts, and holds back what could become the beginning of one.</summary>
internal sealed class StopTexts(IReadOnlyList<string> texts)
{
    private readonly string[] _texts = [.. texts.Where(text => text.Length > 0)];
    private string _held = "";

    /// <summary>Whether one of them came.</summary>
    internal bool IsReached { get; private set; }

    /// <summary>Takes more text and gives what is certain to be shown.</summary>
    internal string Pass(string text)
    {
        if (_texts.Length == 0) return text;
        if (IsReached) return "";
        var all = _held + text;
        var end = FirstStop(all);
        if (end >= 0)
        {
            (IsReached, _held) = (true, "");
            return all[..end];
        }

        var certain = all.Length - LongestBeginning(all);
        _held = all[certain..];
        return all[..certain];
    }

    /// <summary>What was held back in vain, at the text's end.</summary>
    internal string Release()
    {
        var held = _held;
        _held = "";
        return held;
    }

    // The one that is complete first, whatever pieces the text came in.
    private int FirstStop(string all)
    {
        var (first, end) = (-1, int.MaxValue);
        foreach (var text in _texts)
        {
            var at = all.IndexOf(text, StringComparison.Ordinal);
            if (at < 0 || at + text.Length > end || (at + text.Length == end && at > first)) continue;
            (first, end) = (at, at + text.Length);
        }

        return first;
    }

    private int LongestBeginning(string all)
    {
        var longest = 0;
        foreach (var text in _texts)
        {
            for (var length = Math.Min(text.Length - 1, all.Length); length > longest; length--)
            {
                if (all.AsSpan().EndsWith(text.AsSpan(0, length), StringComparison.Ordinal)) longest = length;
            }
        }

        return longest;
    }
}
