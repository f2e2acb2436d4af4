namespace PaperBot.Mail.Smtp;

/// <summary>How far the talk with a mail server had come.</summary>
internal enum SmtpStage
{
    /// <summary>Connecting, encrypting, greeting.</summary>
    Greeting,

    /// <summary>Logging in.</summary>
    Login,

    /// <summary>Who the mail is from.</summary>
    Sender,

    /// <summary>Who it is for.</summary>
    Recipient,

    /// <summary>The mail itself, but for its last dot.</summary>
    Content,

    /// <summary>The last dot was or may have been sent: from here on only the server's answer tells whether it has the mail.</summary>
    HandedOver,
}
