using System.Text;
using Microsoft.Extensions.AI;

namespace PaperBot.OpenAI.Chat;

/// <summary>
/// Separates thoughts that a model writes into its answer, <c>&lt;think&gt;…&lt;/think&gt;</c>, however the text is cut into pieces. A block
/// opens at the start of the answer or of a line, so that an answer can speak of the mark itself; one that never closes lasts to the end.
/// </summary>
internal sealed class ThinkBlocks(bool thinksFirst)
{
    private static readonly string[] Opening = ["<think>", "<thinking>", "<thought>"];
    private static readonly string[] Closing = ["</think>", "</thinking>", "</thought>"];

    private readonly StringBuilder _mark = new();
    private readonly StringBuilder _text = new();
    private readonly List<AIContent> _pieces = [];
    private bool _thinks = thinksFirst;
    private bool _isLineStart = true;
    private bool _skipsSpace;

    /// <summary>The server gives the thoughts in a field of their own: what comes here is the answer from its start on.</summary>
    public void ThoughtsComeApart() => _thinks = false;

    /// <summary>What <paramref name="piece"/> adds to the answer and to the thoughts; a mark that may still be completed is held back.</summary>
    public IReadOnlyList<AIContent> Read(string piece)
    {
        foreach (var character in piece) Take(character);
        return Given();
    }

    /// <summary>What was held back.</summary>
    public IReadOnlyList<AIContent> End()
    {
        Release();
        return Given();
    }

    private void Take(char character)
    {
        if (_mark.Length > 0)
        {
            _mark.Append(character);
            if (IsMark(Closing, whole: true)) Enter(thinks: false);
            else if (!_thinks && IsMark(Opening, whole: true)) Enter(thinks: true);
            else if (!IsMark(Closing, whole: false) && (_thinks || !IsMark(Opening, whole: false))) Reconsider();
        }
        else if (character == '<' && (_thinks || _isLineStart)) _mark.Append(character);
        else Write(character);
    }

    /// <summary>The mark turned out to be none; its last character may begin another.</summary>
    private void Reconsider()
    {
        var last = _mark[^1];
        _mark.Length--;
        Release();
        Take(last);
    }

    private void Enter(bool thinks)
    {
        Flush();
        _mark.Clear();
        (_thinks, _isLineStart, _skipsSpace) = (thinks, true, true);
    }

    private void Release()
    {
        for (var i = 0; i < _mark.Length; i++) Write(_mark[i]);
        _mark.Clear();
    }

    private void Write(char character)
    {
        var isSpace = char.IsWhiteSpace(character);
        if (_skipsSpace && isSpace) return;
        _skipsSpace = false;
        _isLineStart = character == '\n' || (_isLineStart && isSpace);
        _text.Append(character);
    }

    private bool IsMark(string[] marks, bool whole)
    {
        foreach (var mark in marks)
        {
            if (_mark.Length > mark.Length || (whole && _mark.Length != mark.Length)) continue;
            var i = 0;
            while (i < _mark.Length && char.ToLowerInvariant(_mark[i]) == mark[i]) i++;
            if (i == _mark.Length) return true;
        }

        return false;
    }

    private void Flush()
    {
        if (_text.Length == 0) return;
        _pieces.Add(_thinks ? new TextReasoningContent(_text.ToString()) : new TextContent(_text.ToString()));
        _text.Clear();
    }

    private AIContent[] Given()
    {
        Flush();
        AIContent[] pieces = [.. _pieces];
        _pieces.Clear();
        return pieces;
    }
}
