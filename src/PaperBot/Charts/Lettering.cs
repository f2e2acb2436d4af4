using System.Text;
using PaperBot.Text;

namespace PaperBot.Charts;

/// <summary>Text in pictures. What the font cannot draw is written in letters that it can (accents off, Greek by name); what is left of other scripts is left out.</summary>
internal static class Lettering
{
    private const double RegularPen = 8.4;
    private const double BoldPen = 12;

    private static readonly string[] GreekNames =
    [
        "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu", "xi", "omicron", "pi", "rho", "sigma", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega",
    ];

    /// <summary>Whether nothing of <paramref name="text"/> would be left out.</summary>
    public static bool CanDraw(string text) => text.All(character => char.IsWhiteSpace(character) || Written(character).Length > 0);

    /// <summary>The text as it is drawn.</summary>
    public static string Written(string text)
    {
        var written = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (!char.IsWhiteSpace(character)) written.Append(Written(character));
            else if (written.Length > 0 && written[^1] != ' ') written.Append(' ');
        }

        return written.ToString().TrimEnd();
    }

    /// <summary>How wide <paramref name="text"/> is drawn with capitals <paramref name="capHeight"/> pixels high.</summary>
    public static double WidthOf(string text, double capHeight)
    {
        var width = Written(text).Sum(character => Advance(character));
        return Math.Max(0, width - StrokeFont.Spacing) * capHeight / StrokeFont.CapHeight;
    }

    /// <summary>Draws <paramref name="text"/> with its left end at <paramref name="x"/> and its base line at <paramref name="y"/>.</summary>
    public static void Draw(Picture picture, string text, double x, double y, double capHeight, Colour colour, bool isBold = false)
    {
        var scale = capHeight / StrokeFont.CapHeight;
        foreach (var character in Written(text))
        {
            var left = x;
            if (StrokeFont.Find(character) is { } glyph)
                picture.DrawLines([.. glyph.Lines.Select(line => new Segment(left + (line.X1 * scale), y - (line.Y1 * scale), left + (line.X2 * scale), y - (line.Y2 * scale)))], (isBold ? BoldPen : RegularPen) * scale, colour);
            x += Advance(character) * scale;
        }
    }

    /// <summary><paramref name="text"/> in one line of <paramref name="width"/> pixels, or in two of about the same length; an ellipsis stands for what has no room.</summary>
    public static IReadOnlyList<string> Wrap(string text, double width, double capHeight)
    {
        var written = Written(text);
        if (WidthOf(written, capHeight) <= width) return [written];
        var breaks = Enumerable.Range(0, written.Length).Where(i => written[i] == ' ').ToList();
        if (breaks.Count == 0) return [Fit(written, width, capHeight)];
        var best = breaks.MinBy(i => Math.Max(WidthOf(written[..i], capHeight), WidthOf(written[(i + 1)..], capHeight)));
        if (WidthOf(written[..best], capHeight) > width || WidthOf(written[(best + 1)..], capHeight) > width)
            best = breaks.FindLast(i => WidthOf(written[..i], capHeight) <= width) is > 0 and var last ? last : breaks[0];
        return [Fit(written[..best], width, capHeight), Fit(written[(best + 1)..], width, capHeight)];
    }

    /// <summary><paramref name="text"/>, or as much of it as fits, and an ellipsis.</summary>
    public static string Fit(string text, double width, double capHeight)
    {
        if (WidthOf(text, capHeight) <= width) return text;
        var written = Written(text);
        var (fits, tooLong) = (0, written.Length);
        while (tooLong - fits > 1)
        {
            var middle = (fits + tooLong) / 2;
            if (WidthOf(written[..middle].TrimEnd() + "…", capHeight) <= width) fits = middle;
            else tooLong = middle;
        }

        return fits == 0 ? "" : written[..fits].TrimEnd() + "…";
    }

    private static double Advance(char character) => character == ' ' ? StrokeFont.Blank + StrokeFont.Spacing : StrokeFont.Find(character) is { } glyph ? glyph.Width + StrokeFont.Spacing : 0;

    private static string Written(char character)
    {
        if (StrokeFont.Find(character) is not null) return character.ToString();
        if (Sign(character) is { } sign) return sign;
        Span<char> letters = stackalloc char[3];
        var folded = letters[..AccentFolding.Fold(character, letters)].ToString();
        if (folded.Length == 0 || folded.Any(letter => StrokeFont.Find(letter) is null)) return Greek(char.ToLowerInvariant(character)) is { } name ? Cased(name, character) : "";
        return Cased(folded, character);
    }

    private static string Cased(string letters, char like) => char.IsUpper(like) ? char.ToUpperInvariant(letters[0]) + letters[1..] : letters;

    private static string? Greek(char letter) => letter is >= 'α' and <= 'ω' ? GreekNames[letter - 'α'] : null;

    private static string? Sign(char character) => character switch
    {
        '−' or '‐' or '‑' or '‒' => "-",
        '„' or '«' or '»' => "\"",
        '→' => "->",
        '≤' => "<=",
        '≥' => ">=",
        '≈' => "~",
        '²' => "2",
        '³' => "3",
        '•' => "·",
        'ı' => "i",
        'ł' => "l",
        'Ł' => "L",
        'ø' => "o",
        'Ø' => "O",
        'đ' or 'ð' => "d",
        'Đ' or 'Ð' => "D",
        _ => null,
    };
}
