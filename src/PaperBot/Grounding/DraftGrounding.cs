using PaperBot.Prompting;
using PaperBot.Text;

namespace PaperBot.Grounding;

/// <summary>Draft of a model, while it streams → the sentences of it that the sources shown bear out, each with its quotes; the rest is dropped with a reason.</summary>
public sealed class DraftGrounding(SentenceCheck check, DraftLimits limits)
{
    private const double TooAlike = 0.9;

    private readonly DraftReader _reader = new();
    private readonly List<GroundedSentence> _grounded = [];
    private readonly List<DroppedSentence> _dropped = [];
    private readonly List<HashSet<string>> _said = [];
    private int _characters;
    private int _restarts;

    /// <summary>Checks against <paramref name="shown"/>.</summary>
    public DraftGrounding(IReadOnlyList<PromptSource> shown, DraftLimits limits)
        : this(new SentenceCheck(shown), limits)
    {
    }

    /// <summary>The sentences that are borne out, in the draft's order.</summary>
    public IReadOnlyList<GroundedSentence> Grounded => _grounded;

    /// <summary>The others.</summary>
    public IReadOnlyList<DroppedSentence> Dropped => _dropped;

    /// <summary>Whether the draft goes on and on, so that its stream should be cancelled.</summary>
    public bool IsEndless => _characters >= limits.MostCharacters || SaysTooMuch;

    private bool SaysTooMuch => _grounded.Count + _dropped.Count >= limits.MostSentences
        || _dropped.Count(sentence => sentence.Reason == DropReason.Repetition) >= limits.MostRepetitions;

    /// <summary>Whether the draft says that there is no answer, and nothing else.</summary>
    public bool IsRefusal => _grounded.Count == 0 && _dropped.Exists(sentence => sentence.Reason == DropReason.Refusal)
        && _dropped.TrueForAll(sentence => sentence.Reason is DropReason.Refusal or DropReason.Talk or DropReason.Repetition);

    /// <summary>Whether what is borne out is worth showing: something, and at least half of what the draft claims.</summary>
    public bool IsEnough => _grounded.Count > 0 && _grounded.Count >= DroppedClaims;

    /// <summary>How many of the dropped sentences claimed something of the papers.</summary>
    public int DroppedClaims => _dropped.Count(IsClaim);

    /// <summary>Reads the next piece of the stream; gives the sentences of it that are borne out. Once <see cref="IsEndless"/>, nothing more is read.</summary>
    public IReadOnlyList<GroundedSentence> Read(string piece)
    {
        ArgumentNullException.ThrowIfNull(piece);
        if (IsEndless) return [];
        var room = limits.MostCharacters - _characters;
        _characters += piece.Length;
        var sentences = _reader.Read(piece.Length <= room ? piece : piece[..room]);
        if (_reader.Restarts == _restarts) return Check(sentences);
        _restarts = _reader.Restarts;
        _grounded.Clear();
        _dropped.Clear();
        _said.Clear();
        return Check(sentences);
    }

    /// <summary>The stream has ended; of one that was <paramref name="cut"/> the last sentence is not whole and does not count.</summary>
    public IReadOnlyList<GroundedSentence> Finish(bool cut)
    {
        var rest = _reader.Finish();
        if (IsEndless) return [];
        return Check(cut && rest.Count > 0 && !EndsLikeSentence(rest[^1].Text) ? [.. rest.SkipLast(1)] : rest);
    }

    private static bool IsClaim(DroppedSentence sentence) => sentence.Reason is not (DropReason.Talk or DropReason.Repetition or DropReason.Refusal);

    private static bool EndsLikeSentence(string text) => text.Length > 0 && text[^1] is '.' or '!' or '?' or '。' or '"' or '”' or ')';

    private List<GroundedSentence> Check(IReadOnlyList<DraftSentence> sentences)
    {
        var before = _grounded.Count;
        foreach (var sentence in sentences)
        {
            if (SaysTooMuch) break;
            Check(sentence);
        }

        return _grounded.GetRange(before, _grounded.Count - before);
    }

    private void Check(DraftSentence sentence)
    {
        var terms = TermAnalyzer.Terms(sentence.Text).ToHashSet(StringComparer.Ordinal);
        if (_said.Exists(said => Alike(said, terms) >= TooAlike))
        {
            _dropped.Add(new DroppedSentence(sentence.Text, DropReason.Repetition));
            return;
        }

        if (terms.Count > 0) _said.Add(terms);
        var (grounded, dropped) = check.Check(sentence);
        if (grounded is not null) _grounded.Add(grounded);
        if (dropped is not null) _dropped.Add(dropped);
    }

    private static double Alike(HashSet<string> first, HashSet<string> second)
    {
        var shared = first.Count(second.Contains);
        return (double)shared / Math.Max(1, first.Count + second.Count - shared);
    }
}
