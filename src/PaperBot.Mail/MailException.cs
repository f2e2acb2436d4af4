namespace PaperBot.Mail;

/// <summary>The mail server cannot be used. The message is one calm sentence for whoever runs PaperBot; it holds no secret.</summary>
public sealed class MailException : Exception
{
    /// <summary>Creates it with a sentence and the cause for the log.</summary>
    public MailException(string message, Exception? cause)
        : base(message, cause)
    {
    }

    /// <summary>Creates it with a sentence.</summary>
    public MailException(string message)
        : base(message)
    {
    }

    /// <summary>Creates it.</summary>
    public MailException()
        : base("The mail server cannot be used.")
    {
    }
}
