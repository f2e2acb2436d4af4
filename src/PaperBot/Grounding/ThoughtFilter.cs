using System.Text;

namespace PaperBot.Grounding;

/// <summary>Lets a draft through without the sections in which a model thinks aloud ("&lt;think&gt;…&lt;/think&gt;").</summary>
internal sealed class ThoughtFilter
{
    private const int LongestTag = 24;

    private static readonly HashSet<string> Names = WordLists.Set("think thinking thought thoughts reasoning reflection scratchpad analysis");

    private readonly StringBuilder _tag = new();
    private readonly StringBuilder _through = new();
    private bool _isThinking;
    private bool _restarted;

    /// <summary>What <paramref name="character"/> lets through: usually itself.</summary>
    public string Read(char character)
    {
        _through.Clear();
        if (_tag.Length > 0) ReadTag(character);
        else if (character == '<') _tag.Append(character);
        else if (!_isThinking) _through.Append(character);
        return _through.ToString();
    }

    /// <summary>What was held back when the stream ended.</summary>
    public string Finish()
    {
        var left = _isThinking ? "" : _tag.ToString();
        _tag.Clear();
        return left;
    }

    /// <summary>Whether a thought ended whose beginning was not marked (templates may open it before the model writes), so that all before it was thought.</summary>
    public bool TakeRestart()
    {
        var restarted = _restarted;
        _restarted = false;
        return restarted;
    }

    private void ReadTag(char character)
    {
        if (character == '<')
        {
            Release();
            _tag.Append(character);
            return;
        }

        _tag.Append(character);
        if (character == '>') EndTag();
        else if (_tag.Length > LongestTag || !(char.IsAsciiLetter(character) || character == '/')) Release();
    }

    private void EndTag()
    {
        var name = _tag.ToString().Trim('<', '>').ToLowerInvariant();
        var closes = name.StartsWith('/');
        if (!Names.Contains(name.TrimStart('/')))
        {
            Release();
            return;
        }

        _tag.Clear();
        _restarted |= closes && !_isThinking;
        _isThinking = !closes;
        if (_isThinking) return;
        if (!_restarted) _through.Append('\n').Append('\n');
    }

    private void Release()
    {
        if (!_isThinking) _through.Append(_tag);
        _tag.Clear();
    }
}
