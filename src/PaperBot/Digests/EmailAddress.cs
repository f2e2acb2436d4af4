using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using PaperBot.Text;

namespace PaperBot.Digests;

/// <summary>
/// An e-mail address that may stand in a command to a mail server: <c>name@host.domain</c> of RFC 5321 without quoted names, comments and numbers for hosts, with the
/// lengths that RFC 5321 and RFC 1035 allow. It holds no white space, control character or bracket, so that it can end no line and no header.
/// </summary>
public sealed record EmailAddress
{
    private const int MostBytes = 254;
    private const int MostNameBytes = 64;
    private const int MostLabelCharacters = 63;
    private const string NameSigns = "!#$%&'*+-/=?^_`{|}~";

    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    /// <summary>At these, dots in a name are of no meaning.</summary>
    private static readonly string[] DotlessDomains = ["gmail.com", "googlemail.com"];

    private EmailAddress(string name, string domain) => (Name, Domain) = (name, domain);

    /// <summary>What stands before the @, as it was typed: only its mail server knows whether case matters.</summary>
    public string Name { get; }

    /// <summary>What stands behind the @, in lower case; letters beyond ASCII in punycode (RFC 3492).</summary>
    public string Domain { get; }

    /// <summary>The address as mail is sent to it.</summary>
    public string Text => $"{Name}@{Domain}";

    /// <summary>The form in which two addresses are compared: no server in use tells them apart by case.</summary>
    public string Compared => Text.ToLowerInvariant();

    /// <summary>
    /// The form that is the same for addresses that usually lead to one mailbox: without what stands behind a plus, and without dots where they are of no meaning. It serves
    /// for limits alone, never to tell whose an address is.
    /// </summary>
    public string Mailbox
    {
        get
        {
            var name = Name.ToLowerInvariant();
            var plus = name.IndexOf('+', StringComparison.Ordinal);
            if (plus > 0) name = name[..plus];
            return DotlessDomains.Contains(Domain) ? $"{name.Replace(".", "", StringComparison.Ordinal)}@{DotlessDomains[0]}" : $"{name}@{Domain}";
        }
    }

    /// <summary>Whether only a server that takes names in UTF-8 (RFC 6531) can deliver to it.</summary>
    public bool NeedsUtf8 => !Ascii.IsValid(Name);

    /// <summary>Reads what somebody typed, white space around it and <c>&lt;…&gt;</c> allowed; null when it is no such address.</summary>
    public static EmailAddress? Read(string? typed)
    {
        if (typed is null || typed.Length > 4 * MostBytes) return null;
        var text = typed.Trim();
        if (text is ['<', .., '>']) text = text[1..^1];
        var at = text.LastIndexOf('@');
        if (at <= 0 || CleanText.From(text) != text || !IsName(text[..at]) || !TryDomain(text[(at + 1)..], out var domain)) return null;
        var address = new EmailAddress(text[..at], domain);
        return Encoding.UTF8.GetByteCount(address.Text) <= MostBytes ? address : null;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static bool IsName(string name) =>
        Encoding.UTF8.GetByteCount(name) <= MostNameBytes && name[0] != '.' && name[^1] != '.' && !name.Contains("..", StringComparison.Ordinal)
        && name.EnumerateRunes().All(rune => rune.IsAscii ? rune.Value == '.' || Rune.IsLetterOrDigit(rune) || NameSigns.Contains((char)rune.Value, StringComparison.Ordinal) : IsLetter(rune));

    private static bool TryDomain(string typed, [NotNullWhen(true)] out string? domain)
    {
        domain = null;
        if (typed.Length is 0 or > MostBytes || !typed.EnumerateRunes().All(rune => rune.IsAscii ? rune.Value is '.' or '-' || Rune.IsLetterOrDigit(rune) : IsLetter(rune))) return false;
        try
        {
            domain = Idn.GetAscii(typed.ToLowerInvariant()).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return false;
        }

        var labels = domain.Split('.');
        // The last label of a domain is never a number: what ends in one is an address of a machine.
        return labels.Length >= 2 && labels.All(IsLabel) && !labels[^1].All(char.IsAsciiDigit);
    }

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= MostLabelCharacters && label[0] != '-' && label[^1] != '-' && label.All(sign => char.IsAsciiLetterOrDigit(sign) || sign == '-');

    private static bool IsLetter(Rune rune) => Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
