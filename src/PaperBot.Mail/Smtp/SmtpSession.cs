using System.Globalization;
using System.Net;
using System.Net.Sockets;
using PaperBot.Digests;

namespace PaperBot.Mail.Smtp;

/// <summary>One talk with a mail server (RFC 5321): encrypted and logged in before anything is told, then one mail after the other.</summary>
internal sealed class SmtpSession : IAsyncDisposable
{
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(2);

    /// <summary>How much longer a server may take with a whole mail than with a command: it reads it through.</summary>
    private const int MailPatience = 5;

    /// <summary>How long the answer to a mail is waited for when PaperBot has to stop.</summary>
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(10);

    private readonly SmtpWire _wire;
    private readonly MailOptions _options;
    private Dictionary<string, string> _offers = [];

    private SmtpSession(SmtpWire wire, MailOptions options) => (_wire, _options) = (wire, options);

    /// <summary>Mails that were sent in it.</summary>
    public int MailCount { get; private set; }

    /// <summary>What the server can do, by keyword.</summary>
    public IReadOnlyDictionary<string, string> Offers => _offers;

    /// <summary>Connects, encrypts, logs in.</summary>
    /// <exception cref="SmtpException">It cannot be done.</exception>
    public static async Task<SmtpSession> OpenAsync(MailOptions options, CancellationToken cancellationToken)
    {
        var connector = new SmtpConnector(options);
        var socket = await connector.ConnectAsync(cancellationToken).ConfigureAwait(false);
        var me = MyName(socket);
        Stream stream = new NetworkStream(socket, ownsSocket: true);
        if (options.Security == MailSecurity.Tls) stream = await connector.EncryptAsync(stream, cancellationToken).ConfigureAwait(false);
        var session = new SmtpSession(new SmtpWire(stream, options.Timeout), options);
        try
        {
            await session.GreetAsync(connector, me, cancellationToken).ConfigureAwait(false);
            return session;
        }
        catch
        {
            await session._wire.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Ends what an earlier mail began, and tells whether the server is still there.</summary>
    /// <exception cref="SmtpException">It is not.</exception>
    public async Task ResetAsync(CancellationToken cancellationToken) => await ExpectAsync("RSET", SmtpStage.Greeting, cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// Sends a mail. <paramref name="handingOver"/> is awaited when all of it was sent but for the dot that ends it: before that the server cannot have it. From then on stopping waits for the
    /// server's answer a while.
    /// </summary>
    /// <exception cref="SmtpException">It was not sent; the exception says whether it may have arrived all the same.</exception>
    public async Task SendAsync(EmailAddress to, byte[] message, Func<CancellationToken, Task> handingOver, CancellationToken cancellationToken)
    {
        MailCount++;
        await ExpectAsync($"MAIL FROM:<{_options.From}>{Parameters(to, message)}", SmtpStage.Sender, cancellationToken).ConfigureAwait(false);
        await ExpectAsync($"RCPT TO:<{to}>", SmtpStage.Recipient, cancellationToken).ConfigureAwait(false);
        if ((await ExpectAsync("DATA", SmtpStage.Content, cancellationToken).ConfigureAwait(false)).Code != 354) throw new SmtpException(SmtpFault.Broken, SmtpStage.Content, "The mail server does not wait for the mail.");
        await _wire.WriteAsync(DotStuffing.Of(message), SmtpStage.Content, cancellationToken).ConfigureAwait(false);
        await handingOver(cancellationToken).ConfigureAwait(false);
        await _wire.WriteAsync(".\r\n"u8.ToArray(), SmtpStage.HandedOver, CancellationToken.None).ConfigureAwait(false);
        var reply = await ReadVerdictAsync(cancellationToken).ConfigureAwait(false);
        if (reply.Code is < 200 or > 299) throw reply.Code >= 400 ? SmtpException.Refused(SmtpStage.HandedOver, reply) : new SmtpException(SmtpFault.Broken, SmtpStage.HandedOver, $"The mail server answered out of turn: {reply}");
    }

    /// <summary>Ends it at once: whatever was begun is not completed.</summary>
    public ValueTask AbortAsync() => _wire.DisposeAsync();

    /// <summary>Says goodbye, without waiting long.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            using var limit = new CancellationTokenSource(Goodbye);
            await _wire.AskAsync("QUIT", SmtpStage.Greeting, limit.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is SmtpException or OperationCanceledException)
        {
            // It is over either way.
        }

        await _wire.DisposeAsync().ConfigureAwait(false);
    }

    private async Task GreetAsync(SmtpConnector connector, string me, CancellationToken cancellationToken)
    {
        var welcome = await _wire.ReadAsync(SmtpStage.Greeting, cancellationToken).ConfigureAwait(false);
        if (welcome.Code != 220) throw Wrong(SmtpStage.Greeting, welcome);
        await HelloAsync(me, cancellationToken).ConfigureAwait(false);
        if (_options.Security == MailSecurity.StartTls)
        {
            await EncryptAsync(connector, cancellationToken).ConfigureAwait(false);
            await HelloAsync(me, cancellationToken).ConfigureAwait(false);
        }

        if (_options.User is { } user) await new SmtpLogin(_wire, _offers).RunAsync(user, _options.Password ?? "", cancellationToken).ConfigureAwait(false);
    }

    private async Task HelloAsync(string me, CancellationToken cancellationToken)
    {
        var reply = await ExpectAsync($"EHLO {me}", SmtpStage.Greeting, cancellationToken).ConfigureAwait(false);
        // What was offered before encryption may have been written by anybody: it counts no longer.
        var offers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var words in reply.Lines.Skip(1).Select(line => line.Split(' ', 2))) offers.TryAdd(words[0], words.Length > 1 ? words[1] : "");
        _offers = offers;
    }

    private async Task EncryptAsync(SmtpConnector connector, CancellationToken cancellationToken)
    {
        if (!_offers.ContainsKey("STARTTLS"))
            throw new SmtpException(SmtpFault.NotSecure, SmtpStage.Greeting, $"{_options} does not offer encryption (STARTTLS), or somebody on the way hides it: nothing was told.");
        var reply = await _wire.AskAsync("STARTTLS", SmtpStage.Greeting, cancellationToken).ConfigureAwait(false);
        if (reply.Code != 220) throw new SmtpException(SmtpFault.NotSecure, SmtpStage.Greeting, $"{_options} does not encrypt: {reply}") { Reply = reply };
        // What came in clear behind that reply would be taken for an encrypted answer (CVE-2011-0411).
        if (_wire.HasUnread) throw new SmtpException(SmtpFault.NotSecure, SmtpStage.Greeting, $"{_options} went on talking before the connection was encrypted: somebody may be listening in.");
        _wire.Continue(await connector.EncryptAsync(_wire.Stream, cancellationToken).ConfigureAwait(false));
    }

    private string Parameters(EmailAddress to, byte[] message)
    {
        if (_offers.TryGetValue("SIZE", out var most) && long.TryParse(most, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit > 0 && message.Length > limit)
            throw new SmtpException(SmtpFault.Unable, SmtpStage.Content, $"{_options} takes mails of {limit} bytes at most, and this one has {message.Length}.");
        if (to.NeedsUtf8 && !_offers.ContainsKey("SMTPUTF8"))
            throw new SmtpException(SmtpFault.Unable, SmtpStage.Recipient, $"{_options} does not take addresses with letters beyond ASCII before the @ (SMTPUTF8).");
        var size = _offers.ContainsKey("SIZE") ? string.Create(CultureInfo.InvariantCulture, $" SIZE={message.Length}") : "";
        // Such an address stands in the headers too, which are then no ASCII (RFC 6531); any other mail is ASCII throughout.
        var body = to.NeedsUtf8 && _offers.ContainsKey("8BITMIME") ? " BODY=8BITMIME" : "";
        return size + body + (to.NeedsUtf8 ? " SMTPUTF8" : "");
    }

    /// <summary>The answer to a mail: when PaperBot has to stop meanwhile, it is worth a moment to know.</summary>
    private async Task<SmtpReply> ReadVerdictAsync(CancellationToken cancellationToken)
    {
        using var hurry = new CancellationTokenSource();
        using var stop = cancellationToken.Register(() => hurry.CancelAfter(StopPatience));
        try
        {
            return await _wire.ReadAsync(SmtpStage.HandedOver, MailPatience * _options.Timeout, hurry.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception)
        {
            throw new SmtpException(SmtpFault.Broken, SmtpStage.HandedOver, "PaperBot was stopped before the mail server answered.", exception);
        }
    }

    private async Task<SmtpReply> ExpectAsync(string command, SmtpStage stage, CancellationToken cancellationToken)
    {
        var reply = await _wire.AskAsync(command, stage, cancellationToken).ConfigureAwait(false);
        return reply.IsGood ? reply : throw SmtpException.Refused(stage, reply);
    }

    private static SmtpException Wrong(SmtpStage stage, SmtpReply reply) =>
        reply.IsGood ? new SmtpException(SmtpFault.Broken, stage, $"This is no mail server's greeting: {reply}") : SmtpException.Refused(stage, reply);

    /// <summary>A name for ourselves that needs no host name to be right: the address that the server sees (RFC 5321, section 4.1.3).</summary>
    private static string MyName(Socket socket) => socket.LocalEndPoint is IPEndPoint { Address: var address }
        ? address.IsIPv4MappedToIPv6 || address.AddressFamily == AddressFamily.InterNetwork ? $"[{address.MapToIPv4()}]" : $"[IPv6:{new IPAddress(address.GetAddressBytes())}]"
        : "[127.0.0.1]";
}
