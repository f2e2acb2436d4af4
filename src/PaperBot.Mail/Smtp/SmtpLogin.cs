using System.Text;

namespace PaperBot.Mail.Smtp;

/// <summary>Logs in (RFC 4954), by PLAIN or, where a server has only that, by LOGIN. The password never stands in what it throws.</summary>
internal sealed class SmtpLogin(SmtpWire wire, IReadOnlyDictionary<string, string> offers)
{
    private const int LongestCommand = 500;

    /// <summary>Logs in.</summary>
    /// <exception cref="SmtpException">The server takes no such login.</exception>
    public async Task RunAsync(string user, string password, CancellationToken cancellationToken)
    {
        var ways = offers.TryGetValue("AUTH", out var listed) ? listed.Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];
        var reply = ways.Contains("PLAIN", StringComparer.OrdinalIgnoreCase) ? await PlainAsync(user, password, cancellationToken).ConfigureAwait(false)
            : ways.Contains("LOGIN", StringComparer.OrdinalIgnoreCase) ? await LoginAsync(user, password, cancellationToken).ConfigureAwait(false)
            : throw new SmtpException(SmtpFault.Unable, SmtpStage.Login, $"The mail server offers no login by name and password (PLAIN or LOGIN){(ways.Length > 0 ? $", only {string.Join(", ", ways)}" : "")}.");
        if (reply.Code != 235) throw SmtpException.Refused(SmtpStage.Login, Blotted(reply, user, password));
    }

    private async Task<SmtpReply> PlainAsync(string user, string password, CancellationToken cancellationToken)
    {
        var secret = Base64($"\0{user}\0{password}");
        if (secret.Length < LongestCommand) return await wire.AskAsync($"AUTH PLAIN {secret}", SmtpStage.Login, cancellationToken).ConfigureAwait(false);
        var reply = await wire.AskAsync("AUTH PLAIN", SmtpStage.Login, cancellationToken).ConfigureAwait(false);
        return reply.Code == 334 ? await wire.AskAsync(secret, SmtpStage.Login, cancellationToken).ConfigureAwait(false) : reply;
    }

    private async Task<SmtpReply> LoginAsync(string user, string password, CancellationToken cancellationToken)
    {
        var reply = await wire.AskAsync("AUTH LOGIN", SmtpStage.Login, cancellationToken).ConfigureAwait(false);
        if (reply.Code == 334) reply = await wire.AskAsync(Base64(user), SmtpStage.Login, cancellationToken).ConfigureAwait(false);
        return reply.Code == 334 ? await wire.AskAsync(Base64(password), SmtpStage.Login, cancellationToken).ConfigureAwait(false) : reply;
    }

    /// <summary>A server that repeats what it was told must not bring it into the log.</summary>
    private static SmtpReply Blotted(SmtpReply reply, string user, string password)
    {
        string[] secrets = [Base64($"\0{user}\0{password}"), Base64(password), password];
        return reply with { Lines = [.. reply.Lines.Select(line => secrets.Where(secret => secret.Length > 0).Aggregate(line, (text, secret) => text.Replace(secret, "(secret)", StringComparison.Ordinal)))] };
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
