using Microsoft.Extensions.Logging;
using PaperBot.App.Commands;
using PaperBot.App.Hosting;
using PaperBot.Digests;
using PaperBot.Mail;

namespace PaperBot.App.Libraries;

/// <summary>What the command line needs of e-mail: what sends, where a server is named, and the codes that confirm addresses.</summary>
internal sealed class OpenMail : IAsyncDisposable
{
    private readonly MailSender? _sender;

    private OpenMail(CommandContext context, OpenDigests digests)
    {
        _sender = context.Settings.Mail.Client() is { } options ? new MailSender(options, context.Time, context.Loggers.CreateLogger<MailSender>()) : null;
        Carriers = _sender is null ? [] : [new MailDigestCarrier(_sender)];
        Confirmations = new AddressConfirmations(digests.State.Digests, _sender is null ? null : _sender.SendCodeAsync, digests.Subscriptions.ConfirmAsync, context.Time);
        Unsubscribing = new UnsubscribeServer(context.Settings.Mail, digests.Subscriptions.UnsubscribeByKeyAsync, context.Loggers);
    }

    /// <summary>What takes digests to e-mail addresses; empty where no server is named.</summary>
    public IReadOnlyList<IDigestCarrier> Carriers { get; }

    /// <summary>The codes that confirm addresses.</summary>
    public AddressConfirmations Confirmations { get; }

    /// <summary>The page that ends subscriptions; it has to be started.</summary>
    public UnsubscribeServer Unsubscribing { get; }

    /// <summary>E-mail as the settings have it; nothing is connected to yet.</summary>
    public static OpenMail Of(CommandContext context, OpenDigests digests) => new(context, digests);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Confirmations.Dispose();
        await Unsubscribing.DisposeAsync().ConfigureAwait(false);
        if (_sender is not null) await _sender.DisposeAsync().ConfigureAwait(false);
    }
}
