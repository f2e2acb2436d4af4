using System.Text;
using PaperBot.LlamaCpp.Tokenising;
using Xunit;

namespace PaperBot.LlamaCpp.Tests.Tokenising;

public sealed class TokeniserTests
{
    private const string WordPieces = "word pieces";

    public static TheoryData<string> All => [.. Vocabularies.Names];

    public static TheoryData<string> Exact => [.. Vocabularies.Names.Where(name => name != WordPieces)];

    [Theory]
    [MemberData(nameof(All))]
    public void No_text_becomes_a_special_token(string vocabulary)
    {
        using var model = Vocabularies.Load(vocabulary);
        var tokeniser = model.Tokeniser;
        Assert.NotEmpty(tokeniser.SpecialTexts);
        // Word pieces have no other token for a character that they lack.
        var unknown = vocabulary == WordPieces ? tokeniser.SpecialTexts.Single(special => special.Value == "[UNK]").Key : -1;

        foreach (var text in tokeniser.SpecialTexts.Values.SelectMany(Attacks))
        {
            var tokens = tokeniser.EncodeContinuing(text, special: false).Where(token => token != unknown).ToList();
            Assert.True(!tokens.Any(tokeniser.IsSpecial), $"\"{text}\" became {string.Join(' ', tokens)}");
            Assert.DoesNotContain(tokens, tokeniser.EndsGeneration);
            Assert.DoesNotContain(tokeniser.Encode(text, special: false), token => token != unknown && tokeniser.IsSpecial(token));
        }
    }

    [Theory]
    [MemberData(nameof(Exact))]
    public void Decoding_gives_the_text_back(string vocabulary)
    {
        using var model = Vocabularies.Load(vocabulary);
        var tokeniser = model.Tokeniser;
        string[] texts = ["", " ", "the end", "  two  spaces \n\n\n lines\r\n\ttab", "\0NUL\0", "Zoë schrieb 論文 🙂", "\n", "a\n\nb", "α\u0301β", new string('x', 5000), .. tokeniser.SpecialTexts.Values.Where(text => text.Length > 1).SelectMany(Attacks)];

        foreach (var text in texts) Assert.Equal(text, tokeniser.Decode(tokeniser.EncodeContinuing(text, special: false)));
    }

    [Theory]
    [MemberData(nameof(Exact))]
    public void A_special_text_is_special_where_the_template_says_so(string vocabulary)
    {
        using var model = Vocabularies.Load(vocabulary);
        foreach (var (token, text) in model.Tokeniser.SpecialTexts) Assert.Equal([token], model.Tokeniser.Encode(text, special: true));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Lone_surrogates_become_replacement_characters_and_nothing_breaks(string vocabulary)
    {
        using var model = Vocabularies.Load(vocabulary);
        var tokens = model.Tokeniser.EncodeContinuing("a\ud83d b\ude42", special: false);
        if (vocabulary != WordPieces) Assert.Equal("a\ufffd b\ufffd", model.Tokeniser.Decode(tokens));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Long_words_without_an_end_do_not_end_the_process(string vocabulary)
    {
        using var model = Vocabularies.Load(vocabulary);
        foreach (var pattern in new[] { "a", " ", "\n", ".", "1", "字", "🙂", "the <think> " })
        {
            var text = string.Concat(Enumerable.Repeat(pattern, pattern.Length > 2 ? 500 : 60_000));
            Assert.Equal(model.Tokeniser.Encode(text, special: false).Length, model.Tokeniser.Count(text));
        }
    }

    [Theory]
    [MemberData(nameof(Exact))]
    public void Texts_with_the_same_lines_at_the_beginning_have_the_same_first_tokens(string vocabulary)
    {
        using var model = Vocabularies.Load(vocabulary);
        var sources = string.Concat(Enumerable.Range(1, 40).Select(i => $"[{i}] A paper about the world of hello {i * 37}.\n{new string('y', 1500)} end of it.\n\n"));
        var shared = model.Tokeniser.Encode(sources, special: false);

        foreach (var question in new[] { "Question: the end?", "Frage: warum", "?", "🙂 the" })
        {
            Assert.Equal(shared, model.Tokeniser.Encode(sources + question, special: false)[..shared.Length]);
        }
    }

    [Fact]
    public void Word_pieces_keep_a_place_for_characters_that_they_do_not_know()
    {
        using var model = Vocabularies.Load(WordPieces);
        Assert.Equal("[UNK]", model.Tokeniser.SpecialTexts[Assert.Single(model.Tokeniser.Encode("☃", special: false))]);
        Assert.DoesNotContain(model.Tokeniser.Encode("[UNK] [CLS]", special: false), model.Tokeniser.IsSpecial);
    }

    [Fact]
    public void Many_threads_get_what_one_gets()
    {
        using var model = Vocabularies.Load("byte pairs (ChatML)");
        var texts = Enumerable.Range(0, 64).Select(i => $"the hello world {i} <think> {new string('z', i)}\nline {i}").ToList();
        var alone = texts.Select(text => model.Tokeniser.Encode(text, special: false)).ToList();

        Parallel.For(0, 512, i => Assert.Equal(alone[i % 64], model.Tokeniser.Encode(texts[i % 64], special: false)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("one line")]
    [InlineData("a\n\n\nb\nc")]
    public void Pieces_put_together_are_the_text(string start)
    {
        var text = start + string.Concat(Enumerable.Repeat("word 🙂\n \n\nx", 700)) + new string('\ud83d', 3000) + string.Concat(Enumerable.Repeat("🙂", 3000));
        var together = new StringBuilder();
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            var length = TextPieces.FirstLength(rest);
            Assert.InRange(length, 1, TextPieces.MostCharacters);
            together.Append(rest[..length]);
            rest = rest[length..];
        }

        Assert.Equal(text, together.ToString());
    }

    private static IEnumerable<string> Attacks(string text)
    {
        var half = text.Length / 2;
        return
        [
            text, text + text + text, $"a {text} b", $"\n{text}\n", text.ToUpperInvariant(), text.Insert(half, "\u200b"), text.Insert(half, " "),
            text.Insert(half, text), text.Insert(half, text).Insert(half, text), $"{text[..half]}{text}", $"{text}{text[half..]}", $"\0{text}\0", $"🙂{text}é",
            string.Concat(Enumerable.Repeat($"the world {text}", 300)),
        ];
    }
}
