using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Net;
using PaperBot.Digests;
using PaperBot.Mail;
using PaperBot.Servers;
using PaperBot.Text;

namespace PaperBot.App.Settings;

/// <summary>Configuration → checked settings of e-mail.</summary>
internal static class MailSettingsReader
{
    private const string DefaultListenUrl = "http://127.0.0.1:8081";
    private const int LongestName = 64;
    private const int LongestUrl = 200;

    /// <summary>Reads the settings; all are read also where no server is named, so that a wrong one is known.</summary>
    /// <exception cref="UsageException">A value is not allowed.</exception>
    public static MailSettings Read(SettingValues values)
    {
        var publicUrl = PublicUrl(values);
        var password = Password(values);
        var server = Server(values, publicUrl);
        if (server is null) return new MailSettings { Password = password, ListenUrl = Listen(values, publicUrl) };
        if ((server.User is null) != (password is null)) throw new UsageException("Mail:User and Mail:Password go together: set both to log in, or neither.");
        if (server.Security == MailSecurity.None && password is not null)
            throw new UsageException("Mail:Security is \"None\", but Mail:Password is set: a password is never sent unencrypted. Use StartTls or Tls, or log in without.");
        return new MailSettings { Password = password, Server = server, ListenUrl = Listen(values, publicUrl) };
    }

    private static MailOptions? Server(SettingValues values, Uri? publicUrl)
    {
        var host = Host(values);
        // The sender is unknown while no server is named, and the rest has to be read all the same.
        var byDefault = new MailOptions { Host = "", From = From(values, isNeeded: host is not null) ?? EmailAddress.Read("nobody@paperbot.invalid")! };
        var options = byDefault with
        {
            Host = host ?? "",
            Port = values.OptionalNumber("Mail:Port", 1, 65_535) ?? 0,
            Security = Enum.Parse<MailSecurity>(values.OneOf("Mail:Security", Enum.GetNames<MailSecurity>())),
            User = User(values),
            FromName = FromName(values) ?? byDefault.FromName,
            PublicUrl = publicUrl,
            Authorities = Authorities(values),
            Timeout = TimeSpan.FromSeconds(values.Number("Mail:TimeoutSeconds", (int)byDefault.Timeout.TotalSeconds, 1, 600)),
            MessagesPerMinute = PerMinute(values, byDefault.MessagesPerMinute),
            MessagesPerConnection = values.Number("Mail:MessagesPerConnection", byDefault.MessagesPerConnection, 1, 10_000),
        };
        return host is null ? null : options;
    }

    private static string? Host(SettingValues values)
    {
        if (values.Text("Mail:Host")?.Trim() is not { } host) return null;
        return host.Length <= 253 && Uri.CheckHostName(host) != UriHostNameType.Unknown
            ? host
            : throw new UsageException($"Mail:Host is \"{host}\", but has to be the name of a mail server like smtp.example.org; a port goes into Mail:Port.");
    }

    private static EmailAddress? From(SettingValues values, bool isNeeded)
    {
        if (values.Text("Mail:From") is not { } text)
            return isNeeded ? throw new UsageException("Mail:Host is set, but Mail:From is not: say from which address mails come, for example Mail:From=paperbot@example.org.") : null;
        return EmailAddress.Read(text) is { NeedsUtf8: false } address ? address : throw new UsageException($"Mail:From is \"{text}\", but has to be an address like paperbot@example.org; a name goes into Mail:FromName.");
    }

    private static string? FromName(SettingValues values)
    {
        if (values.Text("Mail:FromName") is not { } text) return null;
        return CleanText.From(text) is { Length: > 0 and <= LongestName } name ? name : throw new UsageException($"Mail:FromName is \"{text}\", but has to be a name of 1 to {LongestName} characters.");
    }

    private static string? User(SettingValues values)
    {
        if (values.Text("Mail:User")?.Trim() is not { } user) return null;
        return user.Length <= 254 && !user.Any(char.IsControl) ? user : throw new UsageException("Mail:User cannot be a name to log in with: it has 1 to 254 characters, without line breaks.");
    }

    private static Secret? Password(SettingValues values)
    {
        if (values.Secret("Mail:Password") is not { } secret) return null;
        return secret.Reveal() is { Length: > 0 and <= 1_024 } text && !text.Any(char.IsControl) ? secret : throw new UsageException("Mail:Password cannot be a password: it has 1 to 1,024 characters, without line breaks.");
    }

    private static int PerMinute(SettingValues values, int byDefault)
    {
        const int Least = 10;
        var number = values.Number("Mail:MessagesPerMinute", byDefault, 0, 100_000);
        // Fewer would have mails wait so long for their turn that they count as failed.
        return number is 0 or >= Least ? number : throw new UsageException($"Mail:MessagesPerMinute is \"{number}\", but has to be a whole number from {Least} to 100000, or 0 for no limit.");
    }

    private static X509Certificate2Collection? Authorities(SettingValues values)
    {
        if (values.Text("Mail:CaFile") is not { } file) return null;
        try
        {
            var authorities = new X509Certificate2Collection();
            authorities.ImportFromPemFile(file);
            return authorities.Count > 0 ? authorities : throw new UsageException($"Mail:CaFile names {file}, which holds no certificate: it has to begin with -----BEGIN CERTIFICATE-----.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new UsageException($"Mail:CaFile names {file}, which cannot be read: {exception.Message}");
        }
    }

    /// <summary>Mail programs follow https alone (RFC 8058), but on the machine and in the home network one may try it without.</summary>
    private static Uri? PublicUrl(SettingValues values)
    {
        if (values.Text("Mail:PublicUrl")?.Trim() is not { } text) return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var url) && url.AbsoluteUri.Length <= LongestUrl && url.Host.Length > 0 && url.UserInfo.Length == 0 && url.Query.Length == 0 && url.Fragment.Length == 0
            && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && IsNear(url)))
            ? url
            : throw new UsageException($"Mail:PublicUrl {(text.Contains('@', StringComparison.Ordinal) ? "" : $"is \"{text}\", but ")}has to be an address like https://papers.example.org, of at most {LongestUrl} characters, without a name, a password or a query.");
    }

    private static bool IsNear(Uri url) => url.IsLoopback || (IPAddress.TryParse(url.Host, out var address) && PrivateNetwork.Holds(address));

    private static Uri? Listen(SettingValues values, Uri? publicUrl)
    {
        var text = values.Text("Mail:ListenUrl");
        if (publicUrl is null)
            return text is null ? null : throw new UsageException("Mail:ListenUrl is set, but Mail:PublicUrl is not: say where the world reaches the page, for example Mail:PublicUrl=https://papers.example.org.");
        return ListenUrl.Read(text ?? DefaultListenUrl) ?? throw new UsageException($"Mail:ListenUrl is \"{text}\", but has to be an address like {DefaultListenUrl}.");
    }
}
