using PaperBot.Digests;

namespace PaperBot.Mail.Mime;

/// <summary>A mail before it is written for the wire: what is in it, for whom.</summary>
/// <param name="To">Who gets it.</param>
/// <param name="MessageId">What it is called, without angle brackets; it stays the same when it is sent again.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="Text">What those read whose programs show no HTML.</param>
/// <param name="Html">The same as HTML.</param>
internal sealed record Letter(EmailAddress To, string MessageId, string Subject, string Text, string Html)
{
    /// <summary>The list that it is sent by; null for one that was asked for singly.</summary>
    public MailList? List { get; init; }
}
