using Microsoft.Extensions.Logging.Abstractions;
using PaperBot.Digests;
using PaperBot.Mail.Tests.Servers;
using Xunit;

namespace PaperBot.Mail.Tests.Smtp;

/// <summary>Digests by a real SMTP server, read back by a parser that is not ours.</summary>
public sealed class RealServerTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_digest_arrives_as_it_was_meant()
    {
        await using var server = await RealServer.StartAsync();
        var handed = 0;
        await using var sender = SampleDigests.SenderWith(SampleDigests.To(server.Port) with { PublicUrl = new Uri("https://papers.example.org/bot/") });

        var message = await new MailDigestCarrier(sender).CarryAsync(SampleDigests.Delivery, SampleDigests.Subscription, SampleDigests.Digest, HandedAsync, None);

        Assert.Equal(("zyxw7654vuts3210.digest@papers.example.org", 1), (message, handed));
        var mail = Assert.Single(await ReadMail.AllAsync(server.Mails));
        Assert.Empty(mail.Defects);
        Assert.Equal(("PaperBot at Köln", "digests@papers.example.org"), (mail.FromName, mail.FromAddress));
        Assert.Equal(["ada@example.org"], mail.To);
        Assert.Equal("3 new papers on “graph networks for glaciers” · 20 November 2026", mail.Header("Subject"));
        Assert.Equal($"<{message}>", mail.Header("Message-ID"));
        Assert.Equal("auto-generated", mail.Header("Auto-Submitted"));
        Assert.Equal("<https://papers.example.org/bot/unsubscribe/k234567abcdefghijklmnopqrs>", mail.Header("List-Unsubscribe"));
        Assert.Equal("List-Unsubscribe=One-Click", mail.Header("List-Unsubscribe-Post"));
        Assert.EndsWith("<abcdefgh2345abcd.digest.papers.example.org>", mail.Header("List-Id"), StringComparison.Ordinal);
        Assert.Equal(["text/plain", "text/html"], mail.Parts.Select(part => part[0]));
        Assert.All(mail.Parts, part => Assert.Equal("utf-8", part[1]));
        Assert.Equal(("multipart/alternative", true, false), (mail.Type, mail.Ascii, mail.Bare));
        Assert.InRange(mail.LongestLine, 60, 200);
        Assert.Contains("für Bergtäler 🏔 河流预报", mail.Html, StringComparison.Ordinal);
        Assert.Contains("<script>alert(1)</script>", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", mail.Html, StringComparison.Ordinal);
        var envelope = RealServer.EnvelopeOf(server.Mails[0]);
        Assert.Equal("digests@papers.example.org", envelope.GetProperty("from").GetString());
        Assert.Equal("[127.0.0.1]", envelope.GetProperty("host").GetString());
        Assert.StartsWith("SIZE=", envelope.GetProperty("mailOptions")[0].GetString(), StringComparison.Ordinal);

        async Task HandedAsync(CancellationToken cancellationToken)
        {
            // All of it is there but for the last dot, and the server has not taken it.
            await Task.Delay(50, cancellationToken);
            Assert.Empty(server.Mails);
            handed++;
        }
    }

    [Theory]
    [InlineData(MailSecurity.StartTls, "starttls", false)]
    [InlineData(MailSecurity.Tls, "tls", false)]
    [InlineData(MailSecurity.StartTls, "starttls", true)]
    public async Task Over_TLS_it_logs_in_with_name_and_password(MailSecurity security, string mode, bool onlyLogin)
    {
        var certificates = new TestCertificates(_folder);
        string[] how = ["--mode", mode, "--cert", certificates.CertificateFile, "--key", certificates.KeyFile];
        // Within TLS from the first byte this server knows of no encryption, and offers no login by itself.
        string[] login = security == MailSecurity.StartTls ? ["--user", "paperbot", "--password", "gehe1m ünd lang"] : [];
        await using var server = await RealServer.StartAsync([.. how, .. login, .. onlyLogin ? ["--no-plain"] : Array.Empty<string>()]);
        var options = SampleDigests.To(server.Port, security) with { Authorities = certificates.Authorities };
        if (login.Length > 0) options = options with { User = "paperbot", Password = "gehe1m ünd lang" };
        await using var sender = SampleDigests.SenderWith(options);

        await new MailDigestCarrier(sender).CarryAsync(SampleDigests.Delivery, SampleDigests.Subscription, SampleDigests.Empty, _ => Task.CompletedTask, None);

        var envelope = RealServer.EnvelopeOf(Assert.Single(server.Mails));
        Assert.True(envelope.GetProperty("tls").GetBoolean());
        Assert.Equal(login.Length > 0 ? "paperbot" : null, envelope.GetProperty("user").GetString());
        Assert.Contains("encrypted, its certificate is believed", await sender.CheckAsync(None), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_for_whoever_runs_it_and_shows_nowhere()
    {
        var certificates = new TestCertificates(_folder);
        await using var server = await RealServer.StartAsync("--mode", "starttls", "--cert", certificates.CertificateFile, "--key", certificates.KeyFile, "--user", "paperbot", "--password", "right");
        await using var sender = SampleDigests.SenderWith(SampleDigests.To(server.Port, MailSecurity.StartTls) with { Authorities = certificates.Authorities, User = "paperbot", Password = "wr0ngwr0ng" });
        var failure = await Assert.ThrowsAsync<DigestCarryException>(() => SendAsync(sender, "ada@example.org"));
        Assert.False(failure.IsPermanent);
        Assert.DoesNotContain("wr0ng", failure.ToString(), StringComparison.Ordinal);
        var told = await Assert.ThrowsAsync<MailException>(() => sender.CheckAsync(None));
        Assert.Contains("does not take Mail:User and Mail:Password: 535", told.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("wr0ng", told.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost", 30, false)]
    [InlineData("elsewhere.example.org", 30, true)]
    [InlineData("localhost", -1, true)]
    public async Task A_certificate_that_is_not_believed_is_not_used(string host, int validDays, bool isKnown)
    {
        var certificates = new TestCertificates(_folder, host, validDays);
        await using var server = await RealServer.StartAsync("--mode", "tls", "--cert", certificates.CertificateFile, "--key", certificates.KeyFile);
        await using var sender = SampleDigests.SenderWith(SampleDigests.To(server.Port, MailSecurity.Tls) with { Authorities = isKnown ? certificates.Authorities : null });
        var failure = await Assert.ThrowsAsync<DigestCarryException>(() => SendAsync(sender, "ada@example.org"));
        Assert.Equal((false, false), (failure.IsPermanent, failure.MayHaveArrived));
        Assert.Contains("Mail:CaFile", (await Assert.ThrowsAsync<MailException>(() => sender.CheckAsync(None))).Message, StringComparison.Ordinal);
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task Many_go_over_one_connection_and_a_refused_one_spoils_it_for_no_other()
    {
        await using var server = await RealServer.StartAsync();
        await using var sender = SampleDigests.SenderWith(SampleDigests.To(server.Port) with { MessagesPerConnection = 3 });
        await SendAsync(sender, "a@example.org");
        var unknown = await Assert.ThrowsAsync<DigestCarryException>(() => SendAsync(sender, "nobody@example.org"));
        var busy = await Assert.ThrowsAsync<DigestCarryException>(() => SendAsync(sender, "busy@example.org"));
        for (var i = 0; i < 3; i++) await SendAsync(sender, $"b{i}@example.org");

        Assert.True(unknown.IsPermanent);
        Assert.Contains("there is no such mailbox", unknown.Message, StringComparison.Ordinal);
        Assert.Equal((false, TimeSpan.FromMinutes(2)), (busy.IsPermanent, busy.RetryAfter));
        var ports = server.Mails.Select(mail => RealServer.EnvelopeOf(mail).GetProperty("peer")[1].GetInt32()).ToList();
        Assert.Equal(4, ports.Count);
        Assert.Equal(2, ports.Distinct().Count());
        Assert.Equal(ports[1], ports[2]);
        Assert.Equal(ports[2], ports[3]);
    }

    [Fact]
    public async Task What_the_server_takes_for_spam_is_not_the_subscribers_fault()
    {
        await using var server = await RealServer.StartAsync();
        await using var sender = SampleDigests.SenderWith(SampleDigests.To(server.Port));
        var digest = SampleDigests.Empty with { WhyEmpty = "refuse-this-mail" };
        var failure = await Assert.ThrowsAsync<DigestCarryException>(
            () => new MailDigestCarrier(sender).CarryAsync(SampleDigests.Delivery, SampleDigests.Subscription, digest, _ => Task.CompletedTask, None));
        Assert.Equal((false, false, TimeSpan.FromHours(1)), (failure.IsPermanent, failure.MayHaveArrived, failure.RetryAfter));
    }

    [Fact]
    public async Task Too_large_a_mail_is_not_sent_at_all()
    {
        await using var server = await RealServer.StartAsync("--size", "2000");
        await using var sender = SampleDigests.SenderWith(SampleDigests.To(server.Port));
        var failure = await Assert.ThrowsAsync<DigestCarryException>(() => SendAsync(sender, "ada@example.org"));
        Assert.Contains("2000 bytes at most", failure.InnerException!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_address_with_letters_beyond_ASCII_needs_a_server_that_takes_it(bool takesUtf8)
    {
        await using var server = await RealServer.StartAsync(takesUtf8 ? ["--utf8"] : []);
        await using var sender = SampleDigests.SenderWith(SampleDigests.To(server.Port));
        if (!takesUtf8)
        {
            Assert.True((await Assert.ThrowsAsync<DigestCarryException>(() => SendAsync(sender, "jörg@bücher.example"))).IsPermanent);
            return;
        }

        await SendAsync(sender, "jörg@bücher.example");
        Assert.Equal("jörg@xn--bcher-kva.example", RealServer.EnvelopeOf(server.Mails[0]).GetProperty("to")[0].GetString());
        Assert.Contains("\r\nTo: jörg@xn--bcher-kva.example\r\n", await File.ReadAllTextAsync(server.Mails[0], TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_arrives_and_the_mail_asks_for_no_answer()
    {
        await using var server = await RealServer.StartAsync();
        await using var sender = new MailSender(SampleDigests.To(server.Port), TimeProvider.System, NullLogger<MailSender>.Instance);
        await sender.SendCodeAsync(new CodeMail(EmailAddress.Read("ada@example.org")!, "ABCD-2345", "1001", TimeSpan.FromHours(24)), None);
        await sender.SendCodeAsync(new CodeMail(EmailAddress.Read("ada@example.org")!, "ABCD-2345", Subscription.LocalOwner, TimeSpan.FromHours(24)), None);
        var mails = await ReadMail.AllAsync(server.Mails);
        Assert.All(mails, mail => Assert.Empty(mail.Defects));
        Assert.Equal("ABCD-2345 is your PaperBot code", mails[0].Header("Subject"));
        Assert.Null(mails[0].Header("List-Id"));
        Assert.Contains("    /digest confirm code:ABCD-2345\n", mails[0].Text, StringComparison.Ordinal);
        Assert.Contains("    paperbot digest confirm ABCD-2345\n", mails[1].Text, StringComparison.Ordinal);
        Assert.NotEqual(mails[0].Header("Message-ID"), mails[1].Header("Message-ID"));
    }

    private static Task<string> SendAsync(MailSender sender, string to) => new MailDigestCarrier(sender).CarryAsync(
        SampleDigests.Delivery with { Place = new DigestPlace(PlaceKind.Email, to) }, SampleDigests.Subscription, SampleDigests.Digest, _ => Task.CompletedTask, None);
}
