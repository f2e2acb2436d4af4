using System.Net;
using System.Text.RegularExpressions;
using PaperBot.App.Tests.EndToEnd;
using PaperBot.Mail.Tests.Servers;
using Xunit;

namespace PaperBot.App.Tests.Mail;

/// <summary>E-mail on the command line, by a real SMTP server.</summary>
public sealed partial class MailCommandTests : IDisposable
{
    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task An_address_is_confirmed_by_the_code_that_came()
    {
        await using var server = await RealServer.StartAsync();
        var subscribed = await DigestAsync(server, "subscribe", "--topic", "glacier melt", "--email", "ada@example.org", "--zone", "Etc/UTC");
        Assert.Equal((0, 1), (subscribed.ExitCode, server.Mails.Count));
        Assert.Contains("A code was sent to ada@example.org", subscribed.Error, StringComparison.Ordinal);

        var wrong = await DigestAsync(server, "confirm", "2222-2222");
        Assert.Equal(1, wrong.ExitCode);
        Assert.Contains("4 tries are left", wrong.Error, StringComparison.Ordinal);
        var again = await DigestAsync(server, "confirm");
        Assert.Equal((0, 2), (again.ExitCode, server.Mails.Count));
        var mails = await ReadMail.AllAsync(server.Mails);
        var old = await DigestAsync(server, "confirm", CodeOf(mails[0]));
        Assert.Equal(1, old.ExitCode);
        var right = await DigestAsync(server, "confirm", CodeOf(mails[1]).ToLowerInvariant());
        Assert.Equal((0, ""), (right.ExitCode, right.Error));
        Assert.Contains("ada@example.org is confirmed, and its digest comes from now on.", right.Output, StringComparison.Ordinal);

        var further = await DigestAsync(server, "subscribe", "--topic", "snow", "--email", "ADA@example.org");
        Assert.Equal((0, 2), (further.ExitCode, server.Mails.Count));
        Assert.Contains("ADA@example.org is confirmed.", further.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_mail_server_it_says_what_to_set()
    {
        var run = await Run.PaperBotAsync("digest", "subscribe", "--topic", "glacier melt", "--email", "ada@example.org", "--data", _data.Path);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Mail:Host", run.Error, StringComparison.Ordinal);
        var nothing = await Run.PaperBotAsync("digest", "confirm", "--data", Path.Combine(_data.Path, "other"));
        Assert.Equal(1, nothing.ExitCode);
        Assert.Contains("No e-mail address waits for a code", nothing.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_looks_at_the_mail_server()
    {
        await using var server = await RealServer.StartAsync();
        var right = await Run.PaperBotAsync(["doctor", "--json", "--data", _data.Path, "--set", "Health:Url=", .. SettingsOf(server)]);
        Assert.Contains("answers, not encrypted, without logging in; it takes mails of up to 33.6 MB; mails come from papers@example.org; mails have no one-click unsubscribe", right.Output, StringComparison.Ordinal);
        var wrong = await Run.PaperBotAsync(["doctor", "--json", "--data", _data.Path, "--set", "Health:Url=", .. SettingsOf(server), "--set", "Mail:Security=StartTls"]);
        Assert.Equal(1, wrong.ExitCode);
        Assert.Contains("does not offer encryption", wrong.Output, StringComparison.Ordinal);
    }

    private static string[] SettingsOf(RealServer server) =>
        ["--set", $"Mail:Host={IPAddress.Loopback}", "--set", $"Mail:Port={server.Port}", "--set", "Mail:Security=None", "--set", "Mail:From=papers@example.org"];

    private static string CodeOf(ReadMail mail) => Code().Match(mail.Text).Groups[1].Value;

    private Task<Run> DigestAsync(RealServer server, params string[] arguments) => Run.PaperBotAsync(["digest", .. arguments, "--data", _data.Path, .. SettingsOf(server)]);

    [GeneratedRegex("digest confirm ([A-Z0-9]{4}-[A-Z0-9]{4})", RegexOptions.NonBacktracking)]
    private static partial Regex Code();
}
