using Microsoft.Extensions.Configuration;
using PaperBot.App.Settings;
using PaperBot.App.Tests.EndToEnd;
using PaperBot.Digests;
using PaperBot.Mail;
using Xunit;

namespace PaperBot.App.Tests.Mail;

/// <summary>Settings of e-mail: their defaults, their ranges, and that the password is not shown.</summary>
public sealed class MailSettingsTests : IDisposable
{
    private static readonly string[] Needed = ["Mail:Host=smtp.example.org", "Mail:From=papers@example.org"];

    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public void Without_settings_no_mail_is_sent_and_nothing_is_served()
    {
        var settings = Read();
        Assert.Equal((null, null, null), (settings.Server, settings.ListenUrl, settings.Client()));
    }

    [Fact]
    public void A_host_and_a_sender_are_enough()
    {
        var options = Read(Needed).Client();
        Assert.Equal(new MailOptions { Host = "smtp.example.org", From = EmailAddress.Read("papers@example.org")! }, options);
        Assert.Equal((MailSecurity.StartTls, "PaperBot", null), (options!.Security, options.FromName, options.PublicUrl));
    }

    [Fact]
    public void Every_setting_reaches_the_sender()
    {
        var password = _data.File("password", "s3cret of this test\n");
        var settings = Read([
            .. Needed, "Mail:Port=2525", "Mail:Security=tls", "Mail:User=paperbot", $"Mail:PasswordFile={password}", "Mail:FromName=Papers at Köln", "Mail:PublicUrl=https://papers.example.org/bot",
            "Mail:ListenUrl=http://*:8099", "Mail:TimeoutSeconds=5", "Mail:MessagesPerMinute=0", "Mail:MessagesPerConnection=7"]);
        Assert.Equal(
            new MailOptions
            {
                Host = "smtp.example.org", From = EmailAddress.Read("papers@example.org")!, Port = 2525, Security = MailSecurity.Tls, User = "paperbot", Password = "s3cret of this test",
                FromName = "Papers at Köln", PublicUrl = new Uri("https://papers.example.org/bot"), Timeout = TimeSpan.FromSeconds(5), MessagesPerMinute = 0, MessagesPerConnection = 7,
            },
            settings.Client());
        Assert.Equal(new Uri("http://0.0.0.0:8099"), settings.ListenUrl);
        Assert.DoesNotContain("s3cret", settings + settings.Client()!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Mail:Host=smtp.example.org:587", "Mail:Host is \"smtp.example.org:587\"")]
    [InlineData("Mail:Host=two hosts", "Mail:Host is")]
    [InlineData("Mail:From=papers", "Mail:From is \"papers\"")]
    [InlineData("Mail:From=jörg@example.org", "Mail:From is")]
    [InlineData("Mail:From=", "Mail:From is not")]
    [InlineData("Mail:Port=0", "from 1 to 65535")]
    [InlineData("Mail:Port=65536", "from 1 to 65535")]
    [InlineData("Mail:Security=Ssl", "can only be StartTls, Tls or None")]
    [InlineData("Mail:User=paperbot", "go together")]
    [InlineData("Mail:Password=s3cret", "go together")]
    [InlineData("Mail:FromName=\u200B", "Mail:FromName is")]
    [InlineData("Mail:PublicUrl=http://papers.example.org", "https://papers.example.org")]
    [InlineData("Mail:PublicUrl=https://user:s3cret@papers.example.org", "without a name, a password")]
    [InlineData("Mail:PublicUrl=papers.example.org", "Mail:PublicUrl is")]
    [InlineData("Mail:ListenUrl=http://127.0.0.1:8099", "Mail:PublicUrl is not")]
    [InlineData("Mail:CaFile=/nowhere/ca.pem", "Mail:CaFile names /nowhere/ca.pem")]
    [InlineData("Mail:TimeoutSeconds=0", "from 1 to 600")]
    [InlineData("Mail:TimeoutSeconds=601", "from 1 to 600")]
    [InlineData("Mail:MessagesPerMinute=9", "from 10 to 100000, or 0")]
    [InlineData("Mail:MessagesPerMinute=100001", "from 0 to 100000")]
    [InlineData("Mail:MessagesPerConnection=0", "from 1 to 10000")]
    public void A_wrong_value_stops_the_program_with_what_would_be_right(string setting, string message)
    {
        var told = Assert.Throws<UsageException>(() => Read([.. Needed, setting])).Message;
        Assert.Contains(message, told, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", told, StringComparison.Ordinal);
    }

    [Fact]
    public void A_password_is_never_sent_unencrypted() => Assert.Contains(
        "never sent unencrypted", Assert.Throws<UsageException>(() => Read([.. Needed, "Mail:Security=None", "Mail:User=paperbot", "Mail:Password=x"])).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_without_a_certificate_is_no_authority() =>
        Assert.Contains("holds no certificate", Assert.Throws<UsageException>(() => Read([.. Needed, $"Mail:CaFile={_data.File("ca.pem", "nothing")}"])).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_typing_error_in_a_name_is_told()
    {
        var run = await Run.PaperBotAsync("doctor", "--data", _data.Path, "--set", "Mail:Hots=smtp.example.org");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("did you mean Mail:Host?", run.Error, StringComparison.Ordinal);
    }

    private MailSettings Read(params string[] settings)
    {
        var values = settings.Select(setting => setting.Split('=', 2)).GroupBy(pair => pair[0]).ToDictionary(pairs => pairs.Key, pairs => (string?)pairs.Last()[1]);
        return SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build(), _data.Path).Mail;
    }
}
