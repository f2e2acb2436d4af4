namespace PaperBot.Mail.Smtp;

/// <summary>What went wrong.</summary>
internal enum SmtpFault
{
    /// <summary>The server cannot be reached.</summary>
    Unreachable,

    /// <summary>The connection would not be safe: no encryption, or a certificate that is not believed.</summary>
    NotSecure,

    /// <summary>The connection broke, the server fell silent, or what it said is not SMTP.</summary>
    Broken,

    /// <summary>The server refused.</summary>
    Refused,

    /// <summary>The server cannot do what this mail needs.</summary>
    Unable,
}
