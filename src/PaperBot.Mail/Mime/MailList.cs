namespace PaperBot.Mail.Mime;

/// <summary>The list that a mail is sent by, as mail programs know it (RFC 2919): one a subscription.</summary>
/// <param name="Id">Its id, which looks like a host name.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Unsubscribe">Where one leaves it with one click (RFC 8058); null where there is no such place.</param>
internal sealed record MailList(string Id, string Name, Uri? Unsubscribe);
