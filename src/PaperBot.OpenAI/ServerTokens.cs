using System.Text;

namespace PaperBot.OpenAI;

/// <summary>
/// How many model tokens a text has at most, without asking the server: its own tokeniser can only be asked over the network, once per
/// sentence, and most servers have no such question. The estimate is an upper bound for usual text in the byte-pair vocabularies in use (32,000 to
/// 260,000 entries): these cut at spaces and between letters and other characters, keep frequent words whole, and split rare ones into
/// pieces of about four letters; digits and punctuation are seldom joined.
/// </summary>
internal static class ServerTokens
{
    // Long words are rare ones (of medicine and chemistry), cut into shorter pieces.
    private const int UsualLetters = 8;
    private const int LettersPerToken = 4;
    private const int RareLettersPerToken = 3;

    /// <summary>
    /// Per run of letters one token for each four begun (after the eighth letter: three), and a new run at each capital; per digit, sign and line break one; per two-byte
    /// letter one; per other letter two; per other character one for each of its UTF-8 bytes.
    /// </summary>
    public static int Count(string text)
    {
        var tokens = 0;
        var letters = 0;
        var isSpace = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsAscii && Rune.IsLetter(rune))
            {
                var isInnerCapital = letters > 0 && Rune.IsUpper(rune);
                if (isInnerCapital) letters = 0;
                if (letters < UsualLetters ? letters % LettersPerToken == 0 : (letters - UsualLetters) % RareLettersPerToken == 0) tokens++;
                letters++;
                isSpace = false;
                continue;
            }

            letters = 0;
            // One space belongs to the word after it.
            tokens += rune.Value == ' ' ? (isSpace ? 1 : 0) : Cost(rune);
            isSpace = rune.Value == ' ';
        }

        return tokens;
    }

    private static int Cost(Rune rune) => rune.Utf8SequenceLength switch
    {
        1 => 1,
        2 => Rune.IsLetter(rune) ? 1 : 2,
        3 when Rune.IsLetter(rune) => 2,
        var bytes => bytes,
    };
}
