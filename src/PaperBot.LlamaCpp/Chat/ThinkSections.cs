using System.Text;

namespace PaperBot.LlamaCpp.Chat;

/// <summary>
/// Separates reasoning sections (<c>&lt;think&gt;…&lt;/think&gt;</c> and the channels of gpt-oss) from the answer while a model writes. A marker may come in
/// several pieces; a section that is never closed is reasoning to its end; white space before the answer's first word is dropped.
/// </summary>
/// <param name="begun">The prompt has opened a section already.</param>
public sealed class ThinkSections(bool begun = false)
{
    private static readonly string[] Openings = ["<think>", "<thinking>", "<|channel|>analysis<|message|>", "<|channel|>commentary<|message|>"];
    private static readonly string[] Closings = ["</think>", "</thinking>", "<|start|>assistant<|channel|>final<|message|>", "<|channel|>final<|message|>"];
    private static readonly string[] All = [.. Openings, .. Closings];

    private readonly StringBuilder _held = new();
    private bool _inside = begun;
    private bool _answering;

    /// <summary>Takes the next piece of text and gives what is certain by now.</summary>
    public ThinkPiece Append(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _held.Append(text);
        return Take(last: false);
    }

    /// <summary>Gives what was held back because it looked like the beginning of a marker.</summary>
    public ThinkPiece End() => Take(last: true);

    private ThinkPiece Take(bool last)
    {
        var (answer, reasoning) = (new StringBuilder(), new StringBuilder());
        var text = _held.ToString();
        var start = 0;
        _held.Clear();
        for (var at = 0; at < text.Length;)
        {
            if (text[at] != '<')
            {
                at = text.IndexOf('<', at) is var next and >= 0 ? next : text.Length;
                continue;
            }

            var rest = text.AsSpan(at);
            if (MarkerAt(rest) is { } marker)
            {
                Give(text.AsSpan(start, at - start), answer, reasoning);
                // A closing marker without a section is noise: it is dropped like the others.
                _inside = Openings.Contains(marker);
                start = at += marker.Length;
            }
            else if (!last && MayBecomeMarker(rest))
            {
                Give(text.AsSpan(start, at - start), answer, reasoning);
                _held.Append(rest);
                return new ThinkPiece(answer.ToString(), reasoning.ToString());
            }
            else
            {
                at++;
            }
        }

        Give(text.AsSpan(start), answer, reasoning);
        return new ThinkPiece(answer.ToString(), reasoning.ToString());
    }

    private void Give(ReadOnlySpan<char> text, StringBuilder answer, StringBuilder reasoning)
    {
        if (_inside)
        {
            reasoning.Append(text);
            return;
        }

        if (!_answering) text = text.TrimStart();
        _answering |= !text.IsEmpty;
        answer.Append(text);
    }

    private static string? MarkerAt(ReadOnlySpan<char> text)
    {
        foreach (var marker in All) if (text.StartsWith(marker, StringComparison.Ordinal)) return marker;
        return null;
    }

    private static bool MayBecomeMarker(ReadOnlySpan<char> text)
    {
        foreach (var marker in All) if (marker.AsSpan().StartsWith(text, StringComparison.Ordinal)) return true;
        return false;
    }
}
