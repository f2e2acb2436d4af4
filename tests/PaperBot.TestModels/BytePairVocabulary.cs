namespace PaperBot.TestModels;

/// <summary>A small vocabulary of the byte-pair kind, as GPT-2, Llama 3 and Qwen have it: special tokens, all bytes, and the merges that make the given words.</summary>
public sealed class BytePairVocabulary
{
    private readonly List<(string Text, TokenKind Kind)> _tokens = [];
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly List<string> _merges = [];
    private readonly string _splitting;
    private readonly string? _template;
    private readonly string _start;
    private readonly string _end;

    /// <summary>Makes the vocabulary; the first special token begins a sequence, the second ends a turn.</summary>
    /// <param name="special">Tokens apart from text.</param>
    /// <param name="words">Words of ASCII characters, which become one token each.</param>
    /// <param name="splitting">How llama.cpp cuts text into words first: its name for the model family.</param>
    /// <param name="template">The chat template; none when null.</param>
    public BytePairVocabulary(IReadOnlyList<SpecialToken> special, IEnumerable<string> words, string splitting = "llama-bpe", string? template = null)
    {
        (_splitting, _template, _start, _end) = (splitting, template, special[0].Text, special[1].Text);
        for (var value = 0; value < 256; value++) Add(Letter((byte)value).ToString(), TokenKind.Normal);
        foreach (var word in words) Merge(string.Concat(word.Select(character => Letter((byte)character))));
        foreach (var token in special) Add(token.Text, token.Kind);
    }

    /// <summary>How many tokens there are.</summary>
    public int Count => _tokens.Count;

    /// <summary>Puts the vocabulary and its chat template into <paramref name="file"/>.</summary>
    public void AddTo(GgufFile file)
    {
        file.With("tokenizer.ggml.model", "gpt2")
            .With("tokenizer.ggml.pre", _splitting)
            .With("tokenizer.ggml.tokens", _tokens.Select(token => token.Text).ToArray())
            .With("tokenizer.ggml.token_type", _tokens.Select(token => (int)token.Kind).ToArray())
            .With("tokenizer.ggml.merges", _merges.ToArray())
            .With("tokenizer.ggml.bos_token_id", (uint)_tokens.FindIndex(token => token.Text == _start))
            .With("tokenizer.ggml.eos_token_id", (uint)_tokens.FindIndex(token => token.Text == _end))
            .With("tokenizer.ggml.add_bos_token", true);
        if (_template is not null) file.With("tokenizer.chat_template", _template);
    }

    // GPT-2 writes each byte as a visible character: printable ones of Latin-1 as themselves, the others counted up from U+0100.
    private static char Letter(byte value)
    {
        if (IsVisible(value)) return (char)value;
        var before = 0;
        for (var lower = 0; lower < value; lower++) if (!IsVisible((byte)lower)) before++;
        return (char)(256 + before);
    }

    private static bool IsVisible(byte value) => value is (>= 33 and <= 126) or (>= 161 and <= 172) or >= 174;

    private void Merge(string word)
    {
        for (var length = 2; length <= word.Length; length++)
        {
            if (Add(word[..length], TokenKind.Normal)) _merges.Add($"{word[..(length - 1)]} {word[length - 1]}");
        }
    }

    private bool Add(string text, TokenKind kind)
    {
        if (!_known.Add(text)) return false;
        _tokens.Add((text, kind));
        return true;
    }
}
