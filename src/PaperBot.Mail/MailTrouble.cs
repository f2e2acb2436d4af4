using PaperBot.Digests;
using PaperBot.Mail.Smtp;

namespace PaperBot.Mail;

/// <summary>What a mail server refused, or a connection that broke → what is done about it, and what is told to whom.</summary>
internal static class MailTrouble
{
    private const string Later = "E-mail cannot be sent just now.";

    /// <summary>Basic refusals of a mailbox, where a server sends no status code (RFC 5321, section 4.2.3).</summary>
    private static readonly int[] MailboxCodes = [550, 551, 553];

    /// <summary>Status codes of RFC 3463 and RFC 7505 with which trying again is of no use: no such mailbox or domain, disabled, not written like one.</summary>
    private static readonly string[] MailboxStatuses = ["5.1.0", "5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.0", "5.2.1"];

    /// <summary>Words of servers that refuse the sender with a mailbox's code and no status.</summary>
    private static readonly string[] PolicyWords = ["relay", "denied", "blocked", "blacklist", "blocklist", "spam", "policy", "reputation", "sender", "authenticat", "spf", "dkim", "dmarc"];

    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1)];

    /// <summary>Whether it is for whoever runs PaperBot to put right: mail to anybody fails like this.</summary>
    public static bool IsOfOperator(SmtpException trouble) =>
        trouble.Fault is SmtpFault.NotSecure || (trouble.Fault == SmtpFault.Unable && trouble.Stage != SmtpStage.Recipient)
        || (trouble is { Fault: SmtpFault.Refused, Reply: { IsTransient: false } reply } && !IsOfMailbox(trouble) && !IsFull(trouble.Stage, reply));

    /// <summary>The trouble as those who deliver digests know it.</summary>
    /// <param name="trouble">What happened.</param>
    /// <param name="to">Whom the mail was for.</param>
    /// <param name="attempts">How often it was tried before.</param>
    public static DigestCarryException For(SmtpException trouble, EmailAddress to, int attempts)
    {
        if (trouble.MayHaveArrived)
            return new DigestCarryException("The connection to the mail server broke just when the e-mail was handed over; it may have arrived.", isPermanent: false, trouble) { MayHaveArrived = true };
        if (trouble is { Fault: SmtpFault.Unable, Stage: SmtpStage.Recipient })
            return new DigestCarryException($"{to} has letters before the @ that the mail server cannot write to: subscribe with another address.", isPermanent: true, trouble);
        if (IsOfMailbox(trouble))
            return new DigestCarryException($"Nothing can be delivered to {to}: the mail server says that there is no such mailbox, or that it takes no mail. Look at how it is written, or subscribe with another address.", isPermanent: true, trouble);
        return new DigestCarryException(Later, isPermanent: false, trouble) { RetryAfter = IsOfOperator(trouble) ? Pauses[^1] : Pauses[Math.Clamp(attempts, 0, Pauses.Length - 1)] };
    }

    /// <summary>The trouble as whoever runs PaperBot should know it, with what to look at.</summary>
    public static MailException ForOperator(SmtpException trouble, MailOptions options) => new(
        trouble.Fault switch
        {
            SmtpFault.NotSecure => $"{trouble.Message} Look at Mail:Security, at Mail:Host (the certificate has to name it), and at Mail:CaFile for a certificate of your own.",
            SmtpFault.Refused when trouble.Stage == SmtpStage.Login => $"{options} does not take Mail:User and Mail:Password: {trouble.Reply}",
            SmtpFault.Unreachable => $"{trouble.Message} Look at Mail:Host, Mail:Port and the network.",
            SmtpFault.Broken when trouble.Stage == SmtpStage.Greeting => $"{trouble.Message} Look at Mail:Port and Mail:Security ({options} is asked).",
            _ => trouble.Message,
        },
        trouble);

    private static bool IsOfMailbox(SmtpException trouble)
    {
        if (trouble is not { Fault: SmtpFault.Refused, Reply: { IsTransient: false } reply, Stage: SmtpStage.Recipient or SmtpStage.HandedOver }) return false;
        if (reply.Status is { } status) return MailboxStatuses.Contains(status);
        return trouble.Stage == SmtpStage.Recipient && MailboxCodes.Contains(reply.Code)
            && !PolicyWords.Any(word => reply.Lines.Any(line => line.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>A full mailbox is emptied some day, whatever the server makes of it.</summary>
    private static bool IsFull(SmtpStage stage, SmtpReply reply) => reply.Status == "5.2.2" || (reply.Status is null && reply.Code == 552 && stage == SmtpStage.Recipient);
}
