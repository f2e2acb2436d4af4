using PaperBot.Digests;

namespace PaperBot.Mail.Smtp;

/// <summary>One connection for many mails in a row: it is kept open a moment after each, and opened again where the server closed it meanwhile.</summary>
internal sealed class SmtpPool : IAsyncDisposable
{
    private static readonly TimeSpan LongestIdle = TimeSpan.FromSeconds(15);

    private readonly MailOptions _options;
    private readonly SemaphoreSlim _turn = new(1);
    private readonly ITimer _closing;
    private SmtpSession? _idle;

    public SmtpPool(MailOptions options, TimeProvider time)
    {
        _options = options;
        _closing = time.CreateTimer(_ => _ = CloseAsync(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Sends a mail when its turn has come; see <see cref="SmtpSession.SendAsync"/>.</summary>
    /// <exception cref="SmtpException">It was not sent; the exception says whether it may have arrived all the same.</exception>
    public async Task SendAsync(EmailAddress to, byte[] message, Func<CancellationToken, Task> handingOver, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var session = await TakeAsync(cancellationToken).ConfigureAwait(false);
            var isSound = false;
            try
            {
                await session.SendAsync(to, message, handingOver, cancellationToken).ConfigureAwait(false);
                isSound = true;
            }
            catch (SmtpException exception)
            {
                // A refusal leaves the connection as it was; only 421 announces its end.
                isSound = exception.Fault == SmtpFault.Unable || exception is { Fault: SmtpFault.Refused, Reply.Code: not 421 };
                throw;
            }
            finally
            {
                await GiveBackAsync(session, isSound).ConfigureAwait(false);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _closing.DisposeAsync().ConfigureAwait(false);
        await CloseAsync().ConfigureAwait(false);
        _turn.Dispose();
    }

    private async Task<SmtpSession> TakeAsync(CancellationToken cancellationToken)
    {
        if (_idle is { } idle)
        {
            _idle = null;
            try
            {
                await idle.ResetAsync(cancellationToken).ConfigureAwait(false);
                return idle;
            }
            catch (Exception exception)
            {
                await idle.AbortAsync().ConfigureAwait(false);
                if (exception is not SmtpException) throw;
            }
        }

        return await SmtpSession.OpenAsync(_options, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask GiveBackAsync(SmtpSession session, bool isSound)
    {
        if (!isSound)
        {
            await session.AbortAsync().ConfigureAwait(false);
        }
        else if (session.MailCount >= _options.MessagesPerConnection)
        {
            await session.DisposeAsync().ConfigureAwait(false);
        }
        else
        {
            _idle = session;
            _closing.Change(LongestIdle, Timeout.InfiniteTimeSpan);
        }
    }

    private async Task CloseAsync()
    {
        await _turn.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            if (_idle is { } idle)
            {
                _idle = null;
                await idle.DisposeAsync().ConfigureAwait(false);
            }
        }
        finally
        {
            _turn.Release();
        }
    }
}
