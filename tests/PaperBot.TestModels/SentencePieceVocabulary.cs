using System.Globalization;

namespace PaperBot.TestModels;

/// <summary>A small vocabulary of the SentencePiece kind: control tokens of the ChatML format, all bytes, all ASCII characters, and further pieces.</summary>
public sealed class SentencePieceVocabulary
{
    /// <summary>The chat template that belongs to it.</summary>
    public const string ChatTemplate =
        "{% for message in messages %}{{'<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>' + '\\n'}}{% endfor %}"
        + "{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}";

    private readonly List<(string Text, float Score, TokenKind Kind)> _tokens = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly bool _spacePrefix;
    private readonly string? _template;

    /// <summary>Makes the vocabulary; <paramref name="pieces"/> are added behind the characters, with a space written as itself.</summary>
    public SentencePieceVocabulary(IEnumerable<string> pieces) : this(pieces, [])
    {
    }

    /// <summary>The same with further special tokens, a space put before texts as Llama 2 does, and another chat template (null: none).</summary>
    public SentencePieceVocabulary(IEnumerable<string> pieces, IEnumerable<SpecialToken> special, bool spacePrefix = false, string? template = ChatTemplate)
    {
        (_spacePrefix, _template) = (spacePrefix, template);
        Add("<unk>", 0, TokenKind.Unknown);
        Add("<s>", 0, TokenKind.Control);
        Add("</s>", 0, TokenKind.Control);
        Add("<|im_start|>", 0, TokenKind.Control);
        Add("<|im_end|>", 0, TokenKind.Control);
        Add("<think>", 0, TokenKind.UserDefined);
        Add("</think>", 0, TokenKind.UserDefined);
        for (var value = 0; value < 256; value++) Add($"<0x{value.ToString("X2", CultureInfo.InvariantCulture)}>", 0, TokenKind.Byte);
        for (var value = ' '; value < 127; value++) Add(value.ToString(), -1000, TokenKind.Normal);
        foreach (var token in special) Add(token.Text, 0, token.Kind);
        foreach (var piece in pieces) Add(piece, -_tokens.Count, TokenKind.Normal);
    }

    /// <summary>How many tokens there are.</summary>
    public int Count => _tokens.Count;

    /// <summary>The number of the token that begins a sequence.</summary>
    public int Start => NumberOf("<s>");

    /// <summary>The number of the token that ends a chat message.</summary>
    public int EndOfTurn => NumberOf("<|im_end|>");

    /// <summary>The number of a token.</summary>
    public int NumberOf(string text) => _numbers[text.Replace(' ', '\u2581')];

    /// <summary>Puts the vocabulary and its chat template into <paramref name="file"/>.</summary>
    public void AddTo(GgufFile file)
    {
        file.With("tokenizer.ggml.model", "llama")
            .With("tokenizer.ggml.tokens", _tokens.Select(token => token.Text).ToArray())
            .With("tokenizer.ggml.scores", _tokens.Select(token => token.Score).ToArray())
            .With("tokenizer.ggml.token_type", _tokens.Select(token => (int)token.Kind).ToArray())
            .With("tokenizer.ggml.bos_token_id", (uint)Start)
            .With("tokenizer.ggml.eos_token_id", (uint)EndOfTurn)
            .With("tokenizer.ggml.unknown_token_id", 0u)
            .With("tokenizer.ggml.add_bos_token", true)
            .With("tokenizer.ggml.add_space_prefix", _spacePrefix);
        if (_template is not null) file.With("tokenizer.chat_template", _template);
    }

    private void Add(string text, float score, TokenKind kind)
    {
        var piece = text.Replace(' ', '\u2581');
        if (!_numbers.TryAdd(piece, _tokens.Count)) return;
        _tokens.Add((piece, score, kind));
    }
}
