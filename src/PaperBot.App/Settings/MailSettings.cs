using PaperBot.Mail;

namespace PaperBot.App.Settings;

/// <summary><c>Mail:…</c>: how digests are sent by e-mail, and where subscriptions to them are ended with one click.</summary>
internal sealed record MailSettings
{
    /// <summary><c>Mail:Password</c> or the content of <c>Mail:PasswordFile</c>: the password of <c>Mail:User</c>; never shown. Default none.</summary>
    public Secret? Password { get; init; }

    /// <summary>
    /// <c>Mail:Host</c> (the SMTP server; default none: no e-mail is sent), <c>Mail:Port</c> (default 587 for StartTls, 465 for Tls, 25 for None; range 1 to 65,535), <c>Mail:Security</c>
    /// (<c>StartTls</c>, the default; <c>Tls</c>: encrypted from the first byte; <c>None</c>: towards private addresses alone, without a password), <c>Mail:User</c> (default none: without
    /// logging in), <c>Mail:From</c> (the sender's address; needed with <c>Mail:Host</c>), <c>Mail:FromName</c> (<c>PaperBot</c>), <c>Mail:PublicUrl</c> (where the world reaches the page that
    /// ends subscriptions, https; default none: mails say how to end them elsewhere), <c>Mail:CaFile</c> (a PEM file: whose certificates are believed instead of those that the system believes),
    /// <c>Mail:TimeoutSeconds</c> (60, range 1 to 600 seconds), <c>Mail:MessagesPerMinute</c> (120, range 10 to 100,000; 0: no limit) and <c>Mail:MessagesPerConnection</c> (50, range 1 to 10,000).
    /// Without the password. Null when no server is named.
    /// </summary>
    public MailOptions? Server { get; init; }

    /// <summary><c>Mail:ListenUrl</c>: where the page that ends subscriptions is served, apart from health and metrics. Default http://127.0.0.1:8081 where <c>Mail:PublicUrl</c> is set, otherwise nowhere.</summary>
    public Uri? ListenUrl { get; init; }

    /// <summary>How mails are sent, password and all; null when no server is named.</summary>
    public MailOptions? Client() => Server is null ? null : Server with { Password = Password?.Reveal() };
}
