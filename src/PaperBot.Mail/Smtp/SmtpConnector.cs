using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using PaperBot.Servers;

namespace PaperBot.Mail.Smtp;

/// <summary>Host name → a connection to the mail server, and its encryption. A certificate that is not believed is never used.</summary>
internal sealed class SmtpConnector(MailOptions options)
{
    /// <summary>Connects; without encryption to addresses of private networks alone.</summary>
    /// <exception cref="SmtpException">The server cannot be reached, or only at an address of the open internet.</exception>
    public async Task<Socket> ConnectAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Timeout);
        try
        {
            var addresses = await Dns.GetHostAddressesAsync(options.Host, limit.Token).ConfigureAwait(false);
            var allowed = addresses.Where(address => options.Security != MailSecurity.None || PrivateNetwork.Holds(address)).ToList();
            if (allowed.Count == 0 && addresses.Length > 0)
                throw new SmtpException(SmtpFault.NotSecure, SmtpStage.Greeting, $"{options.Host} is on the open internet, and Mail:Security is None: mails would travel there for all to read.");
            return await ConnectAsync(allowed, limit.Token).ConfigureAwait(false);
        }
        catch (SocketException exception)
        {
            throw new SmtpException(SmtpFault.Unreachable, SmtpStage.Greeting, $"{options} cannot be reached: {exception.Message}.", exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SmtpException(SmtpFault.Unreachable, SmtpStage.Greeting, $"{options} does not answer.", exception);
        }
    }

    /// <summary>Encrypts a connection and makes sure that the server is who it has to be.</summary>
    /// <exception cref="SmtpException">It cannot be encrypted, or the certificate is not believed.</exception>
    public async Task<SslStream> EncryptAsync(Stream plain, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Timeout);
        var encrypted = new SslStream(plain, leaveInnerStreamOpen: false);
        try
        {
            await encrypted.AuthenticateAsClientAsync(Terms(), limit.Token).ConfigureAwait(false);
            return encrypted;
        }
        catch (Exception exception)
        {
            await encrypted.DisposeAsync().ConfigureAwait(false);
            throw exception switch
            {
                AuthenticationException => new SmtpException(SmtpFault.NotSecure, SmtpStage.Greeting, $"The encrypted connection to {options} was refused: {exception.Message.TrimEnd('.')}.", exception),
                IOException or ObjectDisposedException => new SmtpException(SmtpFault.Broken, SmtpStage.Greeting, $"The connection to {options} broke while it was being encrypted.", exception),
                OperationCanceledException when !cancellationToken.IsCancellationRequested => new SmtpException(SmtpFault.Broken, SmtpStage.Greeting, $"{options} was silent while the connection was being encrypted.", exception),
                _ => exception,
            };
        }
    }

    private async Task<Socket> ConnectAsync(List<IPAddress> addresses, CancellationToken cancellationToken)
    {
        SocketException? last = null;
        foreach (var address in addresses)
        {
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(address, options.EffectivePort, cancellationToken).ConfigureAwait(false);
                return socket;
            }
            catch (Exception exception)
            {
                socket.Dispose();
                if (exception is not SocketException refused) throw;
                last = refused;
            }
        }

        throw last ?? new SocketException((int)SocketError.HostNotFound);
    }

    private SslClientAuthenticationOptions Terms()
    {
        var terms = new SslClientAuthenticationOptions { TargetHost = options.Host };
        if (options.Authorities is not { } authorities) return terms;
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true };
        policy.CustomTrustStore.AddRange(authorities);
        terms.CertificateChainPolicy = policy;
        return terms;
    }
}
