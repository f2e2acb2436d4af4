using System.Text;

namespace PaperBot.Writing;

/// <summary>
/// Separates the sections in which a model thinks aloud (<c>&lt;think&gt;…&lt;/think&gt;</c> and its like, the channels of gpt-oss) from its answer, while
/// it writes. What comes out in all does not depend on where the stream is cut, and takes time linear in it. A section that opens a line and is never
/// closed is thought to its end; one that opens within a line is only believed once it is closed, since an answer may speak of the mark. White space
/// behind a mark, and before the answer's first word, is dropped.
/// </summary>
/// <param name="begun">The prompt has opened a section already.</param>
public sealed class ThoughtFilter(bool begun = false)
{
    private static readonly string[] Names = ["think", "thinking", "thought", "thoughts", "reasoning", "reflection", "scratchpad", "analysis"];
    private static readonly string[] Openings = [.. Names.Select(name => $"<{name}>"), "<|channel|>analysis<|message|>", "<|channel|>commentary<|message|>"];
    private static readonly string[] Closings =
    [
        .. Names.Select(name => $"</{name}>"),
        "<|channel|>final<|message|>", "<|start|>assistant<|channel|>final<|message|>", "<|end|><|start|>assistant<|channel|>final<|message|>",
    ];

    private static readonly string[] Marks = [.. Openings, .. Closings];

    private readonly StringBuilder _text = new();
    private readonly StringBuilder _reasoning = new();
    private readonly StringBuilder _doubtful = new();
    private string _held = "";
    private bool _isThinking = begun;
    private bool _knowsSections = begun;
    private bool _hasAnswer;
    private bool _skipsSpace = true;
    private bool _isLineStart = true;
    private bool _isInCode;
    private bool _isParted;
    private bool _endsWithSpace;
    private bool _restarts;

    /// <summary>The thoughts come by another way: what comes here is the answer from its start on.</summary>
    public void ThoughtsComeApart() => (_isThinking, _knowsSections) = (false, true);

    /// <summary>Takes the next piece of the stream and gives what is certain by now.</summary>
    public ThoughtPiece Read(string piece)
    {
        ArgumentNullException.ThrowIfNull(piece);
        Take(_held + piece, last: false);
        return Given();
    }

    /// <summary>Gives what was held back because it might have become a mark, or a section.</summary>
    public ThoughtPiece End()
    {
        Take(_held, last: true);
        var mention = _doubtful.ToString();
        _doubtful.Clear();
        Write(mention);
        return Given();
    }

    private void Take(string text, bool last)
    {
        _held = "";
        for (var at = 0; at < text.Length;)
        {
            if (text[at] != '<')
            {
                var next = text.IndexOf('<', at) is var found and >= 0 ? found : text.Length;
                Write(text.AsSpan(at, next - at));
                at = next;
            }
            else if (MarkAt(text.AsSpan(at)) is { } mark && Enter(mark))
            {
                at += mark.Length;
            }
            else if (!last && MayBecomeMark(text.AsSpan(at)))
            {
                _held = text[at..];
                return;
            }
            else
            {
                Write(text.AsSpan(at++, 1));
            }
        }
    }

    /// <summary>Whether <paramref name="mark"/> opens or ends a section here, rather than being spoken of.</summary>
    private bool Enter(string mark)
    {
        var isChannel = mark[1] == '|';
        if (Closings.Contains(mark)) return (_isThinking || _doubtful.Length > 0 || !_isInCode) && Leave();
        if (isChannel || (_isLineStart && !_isThinking && _doubtful.Length == 0)) (_isThinking, _knowsSections, _skipsSpace) = (true, true, true);
        else if (_isThinking || _isInCode || _doubtful.Length > 0) return false;
        else _doubtful.Append(mark);
        return true;
    }

    private bool Leave()
    {
        var doubtful = _doubtful.ToString();
        _doubtful.Clear();
        if (doubtful.Length > 0) _reasoning.Append(doubtful.AsSpan(doubtful.IndexOf('>', StringComparison.Ordinal) + 1));
        else if (!_knowsSections && _hasAnswer) Restart();
        _isParted |= _hasAnswer;
        (_isThinking, _knowsSections, _skipsSpace, _isLineStart, _isInCode) = (false, true, true, true, false);
        return true;
    }

    private void Restart()
    {
        _reasoning.Append(_text);
        _text.Clear();
        (_hasAnswer, _restarts) = (false, true);
    }

    private void Write(ReadOnlySpan<char> span)
    {
        if (_doubtful.Length > 0)
        {
            _doubtful.Append(span);
            return;
        }

        if (_skipsSpace) span = span.TrimStart();
        if (span.IsEmpty) return;
        _skipsSpace = false;
        if (_isThinking) _reasoning.Append(span);
        else WriteAnswer(span);
    }

    private void WriteAnswer(ReadOnlySpan<char> span)
    {
        if (_isParted && !_endsWithSpace) _text.Append("\n\n");
        _text.Append(span);
        (_hasAnswer, _isParted, _endsWithSpace) = (true, false, char.IsWhiteSpace(span[^1]));
        var line = span[(span.LastIndexOf('\n') + 1)..];
        if (line.Length < span.Length) (_isLineStart, _isInCode) = (true, false);
        _isLineStart &= line.IsWhiteSpace();
        _isInCode ^= line.Count('`') % 2 == 1;
    }

    private ThoughtPiece Given()
    {
        var piece = new ThoughtPiece(_text.ToString(), _reasoning.ToString(), _restarts);
        _text.Clear();
        _reasoning.Clear();
        _restarts = false;
        return piece;
    }

    private static string? MarkAt(ReadOnlySpan<char> text)
    {
        foreach (var mark in Marks) if (text.StartsWith(mark, StringComparison.OrdinalIgnoreCase)) return mark;
        return null;
    }

    private static bool MayBecomeMark(ReadOnlySpan<char> text)
    {
        foreach (var mark in Marks) if (mark.AsSpan().StartsWith(text, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
