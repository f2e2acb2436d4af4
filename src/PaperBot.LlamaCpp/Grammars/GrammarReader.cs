using System.Globalization;

namespace PaperBot.LlamaCpp.Grammars;

/// <summary>Reads llama.cpp's grammar language (GBNF, documented in its grammars/README.md) into rules; throws <see cref="FormatException"/> with the line.</summary>
internal sealed class GrammarReader(string text, int vocabularySize)
{
    private const int MostDepth = 64;
    private const int MostRepetitions = 2000;
    private const int MostElements = 100_000;

    private readonly Dictionary<string, IReadOnlyList<IReadOnlyList<GrammarItem>>> _rules = new(StringComparer.Ordinal);
    private int _at;
    private long _elements;

    internal IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<GrammarItem>>> Read()
    {
        Skip(lines: true);
        while (_at < text.Length)
        {
            var name = ReadName();
            Skip(lines: false);
            if (!text.AsSpan(_at).StartsWith("::=")) throw Wrong("::= is missing behind the rule's name");
            _at += 3;
            Skip(lines: true);
            _rules[name] = ReadAlternatives(0);
            if (_at < text.Length && text[_at] is not ('\n' or '\r')) throw Wrong($"'{text[_at]}' stands where the rule should end");
            Skip(lines: true);
        }

        return _rules;
    }

    private List<IReadOnlyList<GrammarItem>> ReadAlternatives(int depth)
    {
        if (depth > MostDepth) throw Wrong($"more than {MostDepth} brackets stand in each other");
        var alternatives = new List<IReadOnlyList<GrammarItem>> { ReadSequence(depth) };
        while (_at < text.Length && text[_at] == '|')
        {
            _at++;
            Skip(lines: true);
            alternatives.Add(ReadSequence(depth));
        }

        return alternatives;
    }

    private List<GrammarItem> ReadSequence(int depth)
    {
        var items = new List<GrammarItem>();
        while (_at < text.Length)
        {
            var item = ReadItem(depth);
            if (item is null) break;
            // Within brackets a line break is nothing; elsewhere it ends the rule.
            Skip(lines: depth > 0);
            items.Add(ReadRepetition(item, depth));
        }

        return items;
    }

    private GrammarItem? ReadItem(int depth)
    {
        switch (text[_at])
        {
            case '"': return ReadLiteral();
            case '[': return ReadClass();
            case '.':
                _at++;
                return Character(1);
            case '(':
                _at++;
                Skip(lines: true);
                var group = ReadAlternatives(depth + 1);
                if (_at >= text.Length || text[_at] != ')') throw Wrong("a bracket is not closed");
                _at++;
                return new GrammarItem(null, group, TakesCharacters: false, Least: 1);
            case '<' or '!': return ReadToken();
            case var character when IsNameCharacter(character): return new GrammarItem(ReadName(), null, TakesCharacters: false, Least: 1);
            default: return null;
        }
    }

    private GrammarItem ReadRepetition(GrammarItem item, int depth)
    {
        while (_at < text.Length && text[_at] is '*' or '+' or '?' or '{')
        {
            var (least, most) = text[_at++] switch { '*' => (0, 1), '+' => (1, 1), '?' => (0, 1), _ => ReadBounds() };
            // Nested repetition without brackets multiplies what llama.cpp copies.
            item = item with { Least = item.Least == 0 || least == 0 ? 0 : 1, Weight = (int)Math.Min(MostElements, (long)item.Weight * Math.Max(1, most)) };
            Count(item.Weight);
            Skip(lines: depth > 0);
        }

        return item;
    }

    private (int Least, int Most) ReadBounds()
    {
        Skip(lines: true);
        var least = ReadNumber();
        var most = least;
        Skip(lines: true);
        if (_at < text.Length && text[_at] == ',')
        {
            _at++;
            Skip(lines: true);
            most = _at < text.Length && char.IsAsciiDigit(text[_at]) ? ReadNumber() : least;
            Skip(lines: true);
        }

        if (_at >= text.Length || text[_at] != '}') throw Wrong("a repetition is not closed with }");
        _at++;
        if (most < least) throw Wrong($"a repetition asks for at least {least} and at most {most}");
        return (least, most);
    }

    private int ReadNumber()
    {
        var start = _at;
        while (_at < text.Length && char.IsAsciiDigit(text[_at])) _at++;
        if (_at == start) throw Wrong("a repetition has no number");
        return int.TryParse(text.AsSpan(start, _at - start), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= MostRepetitions
            ? number
            : throw Wrong($"a repetition is longer than {MostRepetitions}");
    }

    private GrammarItem ReadLiteral()
    {
        var length = 0;
        for (_at++; _at < text.Length && text[_at] != '"'; length++) ReadCharacter();
        if (_at >= text.Length) throw Wrong("a quotation mark is not closed");
        _at++;
        return Character(length) with { TakesCharacters = length > 0 };
    }

    private GrammarItem ReadClass()
    {
        _at++;
        var (inverted, count) = (_at < text.Length && text[_at] == '^', 0);
        if (inverted) _at++;
        for (; _at < text.Length && text[_at] != ']'; count++)
        {
            var first = ReadCharacter();
            if (_at + 1 >= text.Length || text[_at] != '-' || text[_at + 1] == ']') continue;
            _at++;
            // A range that holds nothing leaves the grammar without a way on, and llama.cpp then ends the process.
            if (ReadCharacter() < first) throw Wrong("a range of characters runs backwards");
        }

        if (_at >= text.Length) throw Wrong("a set of characters is not closed with ]");
        if (count == 0 && !inverted) throw Wrong("a set of characters is empty");
        _at++;
        return Character(Math.Max(1, count));
    }

    private GrammarItem ReadToken()
    {
        if (text[_at] == '!') _at++;
        var end = _at < text.Length && text[_at] == '<' ? text.IndexOf('>', _at) : -1;
        if (end < 0 || end == _at + 1 || text.AsSpan(_at, end - _at).ContainsAny('\n', ' ')) throw Wrong("a token is not written as <name> or <[number]>");
        var name = text.AsSpan(_at + 1, end - _at - 1);
        // llama.cpp looks a number up without asking whether there is such a token.
        if (name[0] == '[' && !(name[^1] == ']' && int.TryParse(name[1..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var token) && token < vocabularySize))
            throw Wrong("a token's number is not in the model's vocabulary");
        _at = end + 1;
        return Character(1);
    }

    private int ReadCharacter()
    {
        if (text[_at] != '\\')
        {
            if (!char.IsSurrogatePair(text, _at)) return text[_at++];
            _at += 2;
            return char.ConvertToUtf32(text[_at - 2], text[_at - 1]);
        }

        if (_at + 1 >= text.Length) throw Wrong("an escape is not finished");
        var kind = text[_at + 1];
        _at += 2;
        switch (kind)
        {
            case 'x': return ReadHexadecimal(2);
            case 'u': return ReadHexadecimal(4);
            case 'U': return ReadHexadecimal(8);
            case 't': return '\t';
            case 'r': return '\r';
            case 'n': return '\n';
            case '\\' or '"' or '[' or ']': return kind;
            default: throw Wrong($"\\{kind} is no escape");
        }
    }

    private int ReadHexadecimal(int digits)
    {
        if (_at + digits > text.Length || !uint.TryParse(text.AsSpan(_at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number) || number is 0 or > 0x10FFFF)
            throw Wrong($"an escape does not hold {digits} hexadecimal digits of a character");
        _at += digits;
        return (int)number;
    }

    private string ReadName()
    {
        var start = _at;
        while (_at < text.Length && IsNameCharacter(text[_at])) _at++;
        return _at > start ? text[start.._at] : throw Wrong("a rule's name is missing");
    }

    private GrammarItem Character(int weight)
    {
        Count(weight);
        return new GrammarItem(null, null, TakesCharacters: true, Least: 1) { Weight = Math.Max(1, weight) };
    }

    private void Count(int weight)
    {
        if ((_elements += weight) > MostElements) throw Wrong("it is too large");
    }

    private void Skip(bool lines)
    {
        while (_at < text.Length)
        {
            if (text[_at] == '#')
            {
                while (_at < text.Length && text[_at] is not ('\n' or '\r')) _at++;
            }
            else if (text[_at] is ' ' or '\t' || (lines && text[_at] is '\n' or '\r'))
            {
                _at++;
            }
            else
            {
                return;
            }
        }
    }

    private static bool IsNameCharacter(char character) => char.IsAsciiLetterOrDigit(character) || character == '-';

    private FormatException Wrong(string what) => new($"in line {text.AsSpan(0, Math.Min(_at, text.Length)).Count('\n') + 1}, {what}");
}
