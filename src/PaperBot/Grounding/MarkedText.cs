using System.Runtime.InteropServices;

namespace PaperBot.Grounding;

/// <summary>
/// A stretch of a draft without markup and links, in which one character (<see cref="Mark"/>) stands for each citation. Marks behind a full stop
/// stand before it here, so that they stay with their sentence.
/// </summary>
internal sealed class MarkedText
{
    /// <summary>Stands for a citation; a private-use character, which no clean text has.</summary>
    public const char Mark = '\uE000';

    private readonly List<char> _text = [];
    private readonly List<int> _offsets = [];
    private readonly List<(int At, IReadOnlyList<int> Numbers)> _marks = [];
    private bool _isLeading;

    /// <summary>The text.</summary>
    public string Text => new(CollectionsMarshal.AsSpan(_text));

    /// <summary>Where the character at <paramref name="index"/> came from in the draft.</summary>
    public int OffsetOf(int index) => _offsets[index];

    /// <summary>The source numbers of the citations that stand before <paramref name="end"/>, from <paramref name="start"/>, each once.</summary>
    public IReadOnlyList<int> CitationsIn(int start, int end)
    {
        var numbers = new List<int>();
        foreach (var mark in _marks.Where(mark => mark.At >= start && mark.At < end))
            foreach (var number in mark.Numbers)
                if (!numbers.Contains(number)) numbers.Add(number);
        return numbers;
    }

    /// <summary>Appends a character that stood at <paramref name="offset"/>.</summary>
    public void Append(char character, int offset)
    {
        if (character == Mark) return;
        _text.Add(character);
        _offsets.Add(offset);
    }

    /// <summary>Lets the character at <paramref name="index"/> count as come from <paramref name="offset"/>, where the markup around it begins.</summary>
    public void MoveTo(int index, int offset) => _offsets[index] = offset;

    /// <summary>Takes back what was appended behind <paramref name="length"/>.</summary>
    public void CutTo(int length)
    {
        _text.RemoveRange(length, _text.Count - length);
        _offsets.RemoveRange(length, _offsets.Count - length);
    }

    /// <summary>Length so far.</summary>
    public int Length => _text.Count;

    /// <summary>The character at <paramref name="index"/>.</summary>
    public char this[int index] => _text[index];

    /// <summary>Appends a citation; behind a full stop it belongs to the sentence that ends there, unless it begins a line or all citations lead.</summary>
    public void AppendMark(IReadOnlyList<int> numbers, int offset, bool opensLine)
    {
        var at = _text.Count;
        if (IsBlank(at)) _isLeading = true;
        else if (!opensLine && !_isLeading) at = BeforeStop(at);
        if (at > 0 && _text[at - 1] == Mark && _marks[^1].At == at - 1)
        {
            _marks[^1] = (at - 1, [.. _marks[^1].Numbers.Union(numbers)]);
            return;
        }

        _marks.Add((at, numbers));
        _text.Insert(at, Mark);
        _offsets.Insert(at, at < _offsets.Count ? _offsets[at] : offset);
    }

    private bool IsBlank(int end)
    {
        for (var i = 0; i < end; i++)
            if (!char.IsWhiteSpace(_text[i]) && _text[i] != Mark) return false;
        return true;
    }

    private int BeforeStop(int end)
    {
        var at = end;
        while (at > 0 && (char.IsWhiteSpace(_text[at - 1]) || _text[at - 1] is '"' or '”' or ')' or '’')) at--;
        var stop = at;
        while (stop > 0 && _text[stop - 1] is '.' or '!' or '?' or '。' or '…') stop--;
        return stop < at && stop > 0 ? stop : end;
    }
}
