using FsCheck;
using FsCheck.Fluent;

namespace PaperBot.Discord.Tests.Messages;

/// <summary>Texts of any script and length: words, markup, mentions, links, halves of surrogate pairs, floods of marks, everything invisible.</summary>
internal static class AnyText
{
    private static readonly string[] Tricks =
    [
        "*", "**", "_", "__", "~~", "||", "`", "```", "```js\n", "\\", "\\\\", "[", "]", "(", ")", "](", "[x](https://evil.example)", "[1]", "<", ">", "> ", ">>> ", "# ", "### ", "-# ", "- ", "+ ", "1. ", "12) ",
        "@everyone", "@here", "<@1>", "<@!2>", "<@&3>", "<#4>", "<:x:5>", "<a:y:6>", "<t:1:R>", "</ask:7>", "<id:browse>", "https://evil.example/a_b*c", "http://x", "steam://run", "discord.gg/abc",
        "<https://evil.example>", "<mailto:a@b.c>", ":smile:", "¯\\_(ツ)_/¯", "\n", "\r\n", "\n\n", "\t", " ", "  ", ".", "…", "$x^2$", "\u0000", "\u0007", "\u200b", "\u202e", "\u2066", "\ufeff", "\ufe0f", "\u00ad", "\u2028",
        "\ud83d", "\ude00", "😀", "👩‍👩‍👧", "🇩🇪", "e\u0301", "\u0301", "\U000E0041", "\u3164", "한국어", "\u1112\u1161\u11ab", "العربية", "日本語", "हिन्दी", "paperbot ingest",
    ];

    private static readonly Gen<string> Piece = Gen.Frequency(
        (5, Gen.Elements(Tricks)),
        (4, Gen.Elements("word", "low-rank", "adaptation", "of", "language", "models", "4-bit", "snake_case", "3.14", "GPT-3")),
        (2, Gen.Choose(0, 0xFFFF).Select(code => ((char)code).ToString())),
        (1, Gen.Choose(0x10000, 0x10FFFF).Select(char.ConvertFromUtf32)),
        (1, Gen.Constant(new string('\u0323', 40))));

    private static readonly Gen<string> Short = Gen.Choose(0, 60).SelectMany(count => Piece.ArrayOf(count)).SelectMany(pieces => Gen.Elements(" ", "", " ").Select(between => string.Join(between, pieces)));

    /// <summary>Mostly short, sometimes empty, sometimes of some thousand characters.</summary>
    public static Gen<string> Moderate { get; } = Gen.Frequency(
        (20, Short),
        (2, Short.SelectMany(text => Gen.Choose(2, 60).Select(times => string.Concat(Enumerable.Repeat(text + " ", times))))),
        (1, Gen.Constant("")));

    /// <summary>The same, and sometimes of 100,000 characters.</summary>
    public static Gen<string> Generator { get; } = Gen.Frequency(
        (23, Moderate), (1, Piece.Select(piece => string.Concat(Enumerable.Repeat(piece, (100_000 / piece.Length) + 1)))));

    public static Arbitrary<string> Arbitrary { get; } = Generator.ToArbitrary();
}
