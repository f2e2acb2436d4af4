using System.Globalization;
using Microsoft.Extensions.Logging;
using PaperBot.Digests;
using PaperBot.Mail.Letters;
using PaperBot.Mail.Mime;
using PaperBot.Mail.Smtp;

namespace PaperBot.Mail;

/// <summary>Sends mails through the configured server, one after the other over one connection, no faster than the pace allows.</summary>
/// <param name="options">How.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where causes are logged; addresses are not.</param>
public sealed partial class MailSender(MailOptions options, TimeProvider time, ILogger<MailSender> logger) : IAsyncDisposable
{
    private readonly SmtpPool _pool = new(options, time);
    private readonly MailPace _pace = new(options.MessagesPerMinute, time);

    /// <summary>How mails are sent.</summary>
    internal MailOptions Options => options;

    /// <summary>Sends the code that shows that an address is its subscriber's own.</summary>
    /// <exception cref="DigestCarryException">It was not sent, or it may have been.</exception>
    public Task SendCodeAsync(CodeMail mail, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mail);
        return SendAsync(CodeLetter.Of(mail, options), attempts: 0, _ => Task.CompletedTask, cancellationToken);
    }

    /// <summary>Connects, encrypts and logs in, and says what was found; no mail is sent.</summary>
    /// <exception cref="MailException">The server cannot be used.</exception>
    public async Task<string> CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            var session = await SmtpSession.OpenAsync(options, cancellationToken).ConfigureAwait(false);
            await using var closing = session.ConfigureAwait(false);
            var encryption = options.Security == MailSecurity.None ? "not encrypted" : "encrypted, its certificate is believed";
            var login = options.User is null ? "without logging in" : "logged in";
            var most = session.Offers.TryGetValue("SIZE", out var size) && long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) && bytes > 0
                ? string.Create(CultureInfo.InvariantCulture, $"; it takes mails of up to {bytes / 1e6:0.#} MB") : "";
            return $"{options.Host}:{options.EffectivePort} answers, {encryption}, {login}{most}";
        }
        catch (SmtpException exception)
        {
            throw MailTrouble.ForOperator(exception, options);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _pool.DisposeAsync();

    /// <summary>Sends a letter; <paramref name="handingOver"/> is awaited right before the server can have it.</summary>
    /// <exception cref="DigestCarryException">It was not sent, or it may have been.</exception>
    internal async Task SendAsync(Letter letter, int attempts, Func<CancellationToken, Task> handingOver, CancellationToken cancellationToken)
    {
        await _pace.WaitAsync(cancellationToken).ConfigureAwait(false);
        var message = LetterWriter.Write(letter, options, time.GetUtcNow());
        try
        {
            await _pool.SendAsync(letter.To, message, handingOver, cancellationToken).ConfigureAwait(false);
            Log.Sent(logger, letter.MessageId, letter.To.Domain);
        }
        catch (SmtpException exception)
        {
            if (MailTrouble.IsOfOperator(exception)) Log.NotSent(logger, letter.MessageId, MailTrouble.ForOperator(exception, options).Message, exception);
            else Log.Refused(logger, letter.MessageId, letter.To.Domain, exception.Message, exception);
            throw MailTrouble.For(exception, letter.To, attempts);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Mail {MessageId} was taken by the mail server, for an address at {Domain}.")]
        public static partial void Sent(ILogger logger, string messageId, string domain);

        [LoggerMessage(2, LogLevel.Warning, "Mail {MessageId} for an address at {Domain} was not delivered: {Reason}")]
        public static partial void Refused(ILogger logger, string messageId, string domain, string reason, Exception cause);

        [LoggerMessage(3, LogLevel.Error, "Mail {MessageId} cannot be sent, and no other can before this is put right: {Reason}")]
        public static partial void NotSent(ILogger logger, string messageId, string reason, Exception cause);
    }
}
