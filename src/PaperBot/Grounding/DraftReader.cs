using System.Globalization;
using System.Text;
using PaperBot.Text;
using PaperBot.Writing;

namespace PaperBot.Grounding;

/// <summary>
/// Reads a draft while it streams and gives each sentence as soon as it is finished. What comes out does not depend on where the stream was cut
/// into pieces, and takes time linear in the draft. Thoughts of the model, markup, links and invisible characters stay behind.
/// </summary>
public sealed class DraftReader
{
    private const int BetweenLooks = 40;
    private const int LongestLine = 2_400;
    private const int LeastTail = 12;

    private readonly StringBuilder _line = new();
    private readonly ThoughtFilter _thoughts = new();
    private readonly List<DraftSentence> _finished = [];
    private int _newLines;
    private int _lastLook;
    private bool _opensLine = true;
    private bool _isOver;
    private string? _heading;

    /// <summary>How often what was read turned out to be the model's thoughts, so that all sentences so far count for nothing.</summary>
    public int Restarts { get; private set; }

    /// <summary>Reads the next piece of the stream; gives the sentences that it finishes.</summary>
    public IReadOnlyList<DraftSentence> Read(string piece)
    {
        ArgumentNullException.ThrowIfNull(piece);
        Read(_thoughts.Read(piece));
        return Taken();
    }

    /// <summary>The stream has ended: gives what is left.</summary>
    public IReadOnlyList<DraftSentence> Finish()
    {
        Read(_thoughts.End());
        EndLine();
        return Taken();
    }

    private void Read(ThoughtPiece piece)
    {
        if (piece.Restarts) Restart();
        foreach (var character in piece.Text) ReadCharacter(character);
    }

    private void Restart()
    {
        Restarts++;
        _finished.Clear();
        Begin();
        (_isOver, _heading, _newLines) = (false, null, 0);
    }

    private DraftSentence[] Taken()
    {
        var finished = _finished.ToArray();
        _finished.Clear();
        return finished;
    }

    private void ReadCharacter(char character)
    {
        if (character == '\n' || character == '\u2028' || character == '\u2029') _newLines++;
        else if (char.IsWhiteSpace(character) && (_newLines > 0 || _line.Length == 0)) return;
        else if (!IsHidden(character)) ReadVisible(character == '\t' ? ' ' : character);
    }

    private void ReadVisible(char character)
    {
        if (_newLines > 0)
        {
            if (Continues(character)) _line.Append(character is '[' or '【' ? '\n' : ' ');
            else EndLine();
            _newLines = 0;
        }

        _line.Append(character);
        if (_line.Length - _lastLook >= Math.Max(BetweenLooks, _lastLook / 4) && char.IsWhiteSpace(character)) Look();
        if (_line.Length >= LongestLine) EndLine();
    }

    // A line that was only wrapped, or one of citations alone, goes on with what came before.
    private bool Continues(char first)
    {
        if (_line.Length == 0 || _newLines > 1) return false;
        if (first is '[' or '【') return DraftLine.HeadingOf(_line.ToString()) is null;
        var last = _line[^1];
        return char.IsLower(first) && (char.IsLetterOrDigit(last) || last is ',' or '-' or ')' or ']') && !DraftLine.IsFence(_line.ToString()) && _line[0] != '#';
    }

    // Gives the finished sentences of a line that still goes on.
    private void Look()
    {
        _lastLook = _line.Length;
        var raw = _line.ToString();
        if (_opensLine && (raw[0] is '#' or '|' || DraftLine.IsFence(raw))) return;
        var start = _opensLine ? DraftLine.ContentStart(raw) : 0;
        var marked = DraftMarkup.Read(raw[start..]);
        var sentences = SentenceSplitter.Split(marked.Text);
        if (sentences.Count < 2 || !IsSettled(sentences[^1].Text)) return;
        for (var i = 0; i < sentences.Count - 1; i++) Add(marked, sentences[i], isFirst: _opensLine && i == 0);
        var rest = raw[(start + marked.OffsetOf(sentences[^1].Start))..];
        Begin();
        _line.Append(rest);
        (_lastLook, _opensLine) = (rest.Length, false);
    }

    // As long as it may still be a citation of the sentence before, it is not known where that ends.
    private static bool IsSettled(string tail) => tail.Length >= LeastTail && (char.IsLetterOrDigit(tail[0]) || tail[0] is '"' or '“' or '‘' or '\'');

    private void EndLine()
    {
        var raw = _line.ToString();
        var opens = _opensLine;
        Begin();
        if (raw.Length == 0 || _isOver || DraftLine.IsFence(raw)) return;
        if (opens && DraftLine.OpensSources(raw)) _isOver = true;
        else if (opens && DraftLine.HeadingOf(raw) is { } heading) (_heading, _isOver) = (heading, DraftLine.OpensSources(heading));
        else
        {
            var marked = DraftMarkup.Read(opens ? raw[DraftLine.ContentStart(raw)..] : raw);
            var first = opens;
            foreach (var sentence in SentenceSplitter.Split(marked.Text))
            {
                Add(marked, sentence, first);
                first = false;
            }
        }
    }

    private void Begin()
    {
        _line.Clear();
        (_lastLook, _opensLine) = (0, true);
    }

    private void Add(MarkedText marked, Sentence sentence, bool isFirst)
    {
        if (_isOver) return;
        var text = isFirst ? sentence.Text[SentenceTidying.LabelLength(sentence.Text)..] : sentence.Text;
        var citations = marked.CitationsIn(sentence.Start, sentence.Start + sentence.Text.Length);
        var tidy = SentenceTidying.Tidy(text, citations.Count);
        if (!tidy.Any(char.IsLetterOrDigit)) return;
        _finished.Add(new DraftSentence(tidy, citations, _heading) { IsLeadIn = tidy[^1] == ':' });
    }

    private static bool IsHidden(char character) =>
        character == MarkedText.Mark || character is '\uDB40' || CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format;
}
