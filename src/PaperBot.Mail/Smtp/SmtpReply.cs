using System.Globalization;

namespace PaperBot.Mail.Smtp;

/// <summary>What a mail server answered (RFC 5321, section 4.2).</summary>
/// <param name="Code">Three digits; the first tells how it went.</param>
/// <param name="Lines">What it says, cleaned, one line each.</param>
internal sealed record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    private const int ShownCharacters = 300;

    /// <summary>Whether it was done (2), or the server waits for more (3).</summary>
    public bool IsGood => Code is >= 200 and < 400;

    /// <summary>Whether the same may succeed later.</summary>
    public bool IsTransient => Code is >= 400 and < 500;

    /// <summary>The status code of RFC 3463 that begins the text (<c>5.1.1</c>); null when there is none, or it contradicts the reply.</summary>
    public string? Status
    {
        get
        {
            var word = Lines.Count > 0 ? Lines[0].Split(' ', 2)[0] : "";
            var parts = word.Split('.');
            return parts.Length == 3 && parts.All(part => part.Length is > 0 and <= 3 && part.All(char.IsAsciiDigit)) && int.Parse(parts[0], CultureInfo.InvariantCulture) == Code / 100 ? word : null;
        }
    }

    /// <summary>On one line, for logs; long ones are cut.</summary>
    public override string ToString()
    {
        var text = $"{Code} {string.Join(" ", Lines)}";
        return text.Length <= ShownCharacters ? text : text[..ShownCharacters] + "…";
    }
}
