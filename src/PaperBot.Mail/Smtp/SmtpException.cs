namespace PaperBot.Mail.Smtp;

/// <summary>A mail could not be handed over. The message is for the log: it holds what the server said, and no secret.</summary>
internal sealed class SmtpException(SmtpFault fault, SmtpStage stage, string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>What went wrong.</summary>
    public SmtpFault Fault => fault;

    /// <summary>How far the talk had come.</summary>
    public SmtpStage Stage => stage;

    /// <summary>What the server answered; null when it did not.</summary>
    public SmtpReply? Reply { get; init; }

    /// <summary>Whether the server may have the mail all the same.</summary>
    public bool MayHaveArrived => stage == SmtpStage.HandedOver && fault != SmtpFault.Refused;

    /// <summary>The server refused with <paramref name="reply"/>.</summary>
    public static SmtpException Refused(SmtpStage stage, SmtpReply reply) => new(SmtpFault.Refused, stage, $"The mail server answered: {reply}") { Reply = reply };
}
