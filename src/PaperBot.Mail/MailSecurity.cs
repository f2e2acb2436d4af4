namespace PaperBot.Mail;

/// <summary>How the connection to the mail server is encrypted.</summary>
public enum MailSecurity
{
    /// <summary>It begins in clear and is encrypted before anything is told (RFC 3207); a server that does not offer it is not used.</summary>
    StartTls,

    /// <summary>It is encrypted from the first byte (RFC 8314).</summary>
    Tls,

    /// <summary>It is not encrypted. For servers at private addresses alone, and without a password.</summary>
    None,
}
