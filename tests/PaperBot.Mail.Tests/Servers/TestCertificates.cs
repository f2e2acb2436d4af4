using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PaperBot.Mail.Tests.Servers;

/// <summary>An authority made for a test, and a server's certificate by it.</summary>
internal sealed class TestCertificates
{
    public TestCertificates(TemporaryFolder folder, string host = "localhost", int validDays = 30)
    {
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authority = new CertificateRequest("CN=PaperBot test authority", authorityKey, HashAlgorithmName.SHA256);
        authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        authority.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        var start = DateTimeOffset.UtcNow.AddDays(-60);
        using var issuer = authority.CreateSelfSigned(start, DateTimeOffset.UtcNow.AddDays(60));
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        if (host == "localhost") names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        using var certificate = request.Create(issuer, start, DateTimeOffset.UtcNow.AddDays(validDays), [1, 2, 3, 4]);
        CertificateFile = folder.File("server.pem", certificate.ExportCertificatePem());
        KeyFile = folder.File("server.key", key.ExportPkcs8PrivateKeyPem());
        Authorities = [X509CertificateLoader.LoadCertificate(issuer.RawData)];
        AuthorityFile = folder.File("authority.pem", issuer.ExportCertificatePem());
        Server = X509CertificateLoader.LoadPkcs12(certificate.CopyWithPrivateKey(key).Export(X509ContentType.Pkcs12), null);
    }

    public string CertificateFile { get; }

    public string KeyFile { get; }

    public string AuthorityFile { get; }

    public X509Certificate2Collection Authorities { get; }

    /// <summary>The server's certificate with its key.</summary>
    public X509Certificate2 Server { get; }
}
