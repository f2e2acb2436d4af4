namespace PaperBot.Mail;

/// <summary>How e-mails are sent.</summary>
public sealed record MailOptions
{
    /// <summary>The SMTP server's host name; null: no e-mails are sent.</summary>
    public string? Host { get; init; }
}
