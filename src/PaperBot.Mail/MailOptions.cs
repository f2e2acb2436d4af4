using System.Security.Cryptography.X509Certificates;
using PaperBot.Digests;

namespace PaperBot.Mail;

/// <summary>How e-mails are sent.</summary>
public sealed record MailOptions
{
    /// <summary>The SMTP server's host name or address.</summary>
    public required string Host { get; init; }

    /// <summary>Its port; 0: 587, 465 or 25, as fits <see cref="Security"/>.</summary>
    public int Port { get; init; }

    /// <summary>How the connection is encrypted.</summary>
    public MailSecurity Security { get; init; } = MailSecurity.StartTls;

    /// <summary>The name to log in with; null: without logging in.</summary>
    public string? User { get; init; }

    /// <summary>The password to log in with; never logged.</summary>
    public string? Password { get; init; }

    /// <summary>Who the mails are from. Its domain names the messages too.</summary>
    public required EmailAddress From { get; init; }

    /// <summary>The name beside <see cref="From"/>.</summary>
    public string FromName { get; init; } = "PaperBot";

    /// <summary>Where the world reaches the page on which a subscription is ended; null: nowhere.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Whose certificates are believed instead of those that the system believes; null: the system's.</summary>
    public X509Certificate2Collection? Authorities { get; init; }

    /// <summary>How long the server may take for an answer; five times as long for taking a message.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Mails that are sent within a minute at most; 0: as many as there are.</summary>
    public int MessagesPerMinute { get; init; } = 120;

    /// <summary>Mails that are sent over one connection before another is opened.</summary>
    public int MessagesPerConnection { get; init; } = 50;

    /// <summary>The port in force.</summary>
    internal int EffectivePort => Port != 0 ? Port : Security switch { MailSecurity.Tls => 465, MailSecurity.None => 25, _ => 587 };

    /// <inheritdoc/>
    public override string ToString() => $"{Host}:{EffectivePort} ({Security})";
}
