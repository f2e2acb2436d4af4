using Microsoft.Extensions.Logging.Abstractions;
using PaperBot.Mail;

namespace PaperBot.App.Commands;

/// <summary>What <c>paperbot doctor</c> finds out about the mail server.</summary>
internal static class MailServerCheck
{
    /// <summary>Whether it can be reached, encrypted and logged in to, and whether mails can be ended with one click; no mail is sent.</summary>
    /// <exception cref="MailException">The server cannot be used.</exception>
    public static async Task<string> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var settings = context.Settings.Mail;
        if (settings.Client() is not { } options) return "not configured: digests go by e-mail once Mail:Host and Mail:From are set";
        var sender = new MailSender(options, context.Time, NullLogger<MailSender>.Instance);
        await using var closing = sender.ConfigureAwait(false);
        var found = await sender.CheckAsync(cancellationToken).ConfigureAwait(false);
        var ending = options.PublicUrl is null
            ? "mails have no one-click unsubscribe, which large providers ask of those who send to many: set Mail:PublicUrl"
            : $"one-click unsubscribe at {options.PublicUrl}, served at {settings.ListenUrl}";
        return $"{found}; mails come from {options.From}; {ending}";
    }
}
