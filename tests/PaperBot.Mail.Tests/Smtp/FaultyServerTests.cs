using PaperBot.Digests;
using PaperBot.Mail.Tests.Servers;
using Xunit;

namespace PaperBot.Mail.Tests.Smtp;

/// <summary>What real servers rarely do: breaking off, lying, listening in, falling silent. A digest is then either surely not sent, or known to be in doubt.</summary>
public sealed class FaultyServerTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>The answers of a right server, in order: greeting, EHLO, MAIL, RCPT, DATA.</summary>
    public static TheoryData<int> Steps => new(Enumerable.Range(0, 5));

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_connection_that_breaks_before_the_last_dot_has_sent_nothing(int steps)
    {
        string[] answers = ["220 mail.test", "250 mail.test", "250 OK", "250 OK", "354 Go on"];
        await using var server = new FaultyServer(async talk =>
        {
            for (var i = 0; i < steps; i++)
            {
                if (i > 0) await talk.HearAsync();
                await talk.SayAsync(answers[i]);
            }

            if (steps > 0) await talk.HearAsync();
        });
        var (failure, handed) = await FailAsync(server, SampleDigests.To(server.Port));
        Assert.Equal((false, false, 0), (failure.IsPermanent, failure.MayHaveArrived, handed));
        Assert.NotNull(failure.RetryAfter);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("so what")]
    [InlineData("250-OK\n451 or not")]
    [InlineData("354 Go on")]
    public async Task A_connection_that_breaks_behind_the_last_dot_leaves_it_in_doubt(string? last)
    {
        await using var server = new FaultyServer(async talk =>
        {
            await talk.GreetAsync();
            await talk.TakeMailAsync();
            if (last is not null) await talk.SayAsync(last);
        });
        var (failure, handed) = await FailAsync(server, SampleDigests.To(server.Port));
        Assert.Equal((false, true, 1), (failure.IsPermanent, failure.MayHaveArrived, handed));
    }

    [Fact]
    public async Task A_server_that_falls_silent_behind_the_last_dot_leaves_it_in_doubt()
    {
        await using var server = new FaultyServer(async talk =>
        {
            await talk.GreetAsync();
            await talk.TakeMailAsync();
            await talk.FallSilentAsync();
        });
        var (failure, handed) = await FailAsync(server, SampleDigests.To(server.Port) with { Timeout = TimeSpan.FromMilliseconds(300) });
        Assert.Equal((true, 1), (failure.MayHaveArrived, handed));
    }

    [Fact]
    public async Task What_cannot_be_recorded_is_not_sent()
    {
        var reached = new TaskCompletionSource();
        await using var server = new FaultyServer(async talk =>
        {
            await talk.GreetAsync();
            try
            {
                await talk.TakeMailAsync();
            }
            finally
            {
                reached.TrySetResult();
            }
        });
        await using var sender = SampleDigests.SenderWith(SampleDigests.To(server.Port));
        await Assert.ThrowsAsync<InvalidOperationException>(() => CarryAsync(sender, _ => throw new InvalidOperationException("The state cannot be written.")));
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.Empty(server.Talks[0].Mails);
    }

    [Fact]
    public async Task Being_stopped_behind_the_last_dot_still_hears_that_it_was_taken()
    {
        using var stop = new CancellationTokenSource();
        await using var server = new FaultyServer(async talk =>
        {
            await talk.GreetAsync();
            await talk.TakeMailAsync();
            await stop.CancelAsync();
            await talk.SayAsync("250 Taken");
            await talk.HearAsync();
        });
        await using var sender = SampleDigests.SenderWith(SampleDigests.To(server.Port));
        Assert.NotEmpty(await new MailDigestCarrier(sender).CarryAsync(SampleDigests.Delivery, SampleDigests.Subscription, SampleDigests.Digest, _ => Task.CompletedTask, stop.Token));
    }

    [Theory]
    [InlineData("250-mail.test\n250 SIZE 1000000", null)]
    [InlineData("250-mail.test\n250 STARTTLS", "454 TLS not available")]
    [InlineData("250-mail.test\n250 STARTTLS", "502 What?")]
    [InlineData("250-mail.test\n250 STARTTLS", "220 Go\n250-mail.test\n250 AUTH PLAIN")]
    public async Task Without_encryption_nothing_is_told(string offers, string? answer)
    {
        await using var server = new FaultyServer(async talk =>
        {
            await talk.GreetAsync(offers);
            await talk.HearAsync();
            if (answer is not null) await talk.SayAsync(answer);
            await talk.HearOutAsync();
        });
        var options = SampleDigests.To(server.Port, MailSecurity.StartTls) with { User = "paperbot", Password = "secret" };
        var (failure, handed) = await FailAsync(server, options);
        Assert.Equal((false, false, 0), (failure.IsPermanent, failure.MayHaveArrived, handed));
        Assert.All(server.Heard, line => Assert.True(line.StartsWith("EHLO", StringComparison.Ordinal) || line is "STARTTLS", line));
    }

    [Fact]
    public async Task What_was_offered_before_encryption_counts_no_longer()
    {
        var certificates = new TestCertificates(_folder);
        await using var server = new FaultyServer(async talk =>
        {
            await talk.GreetAsync("250-mail.test\n250-STARTTLS\n250 AUTH PLAIN");
            await talk.HearAsync();
            await talk.SayAsync("220 Go");
            await talk.EncryptAsync(certificates.Server);
            await talk.HearAsync();
            await talk.SayAsync("250 mail.test");
            await talk.HearAsync();
        });
        var options = SampleDigests.To(server.Port, MailSecurity.StartTls) with { User = "paperbot", Password = "secret", Authorities = certificates.Authorities };
        await using var sender = SampleDigests.SenderWith(options);
        Assert.Contains("offers no login", (await Assert.ThrowsAsync<MailException>(() => sender.CheckAsync(None))).Message, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Heard, line => line.StartsWith("AUTH", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request")]
    [InlineData("")]
    [InlineData("SSH-2.0-OpenSSH_9.2")]
    [InlineData("22O mail.test")]
    [InlineData("220~mail.test")]
    [InlineData("250 mail.test")]
    [InlineData("620 mail.test")]
    public async Task What_is_no_mail_server_is_known_as_such(string greeting)
    {
        await using var server = new FaultyServer(async talk =>
        {
            await talk.SayAsync(greeting);
            await talk.FallSilentAsync();
        });
        var (failure, handed) = await FailAsync(server, SampleDigests.To(server.Port));
        Assert.Equal((false, false, 0), (failure.IsPermanent, failure.MayHaveArrived, handed));
    }

    [Theory]
    [InlineData("220-x\n", "a reply without end")]
    [InlineData("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "a line without end")]
    public async Task What_never_ends_is_not_read_for_ever(string piece, string name)
    {
        await using var server = new FaultyServer(async talk =>
        {
            while (true) await talk.SayAsync(string.Concat(Enumerable.Repeat(piece, 100)).TrimEnd('\n') + (name.StartsWith("a line", StringComparison.Ordinal) ? new string('x', 10_000) : ""));
        });
        var (failure, _) = await FailAsync(server, SampleDigests.To(server.Port));
        Assert.Contains("no reply as RFC 5321 has it", failure.InnerException!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("421 4.3.2 Closing", false, 2)]
    [InlineData("450 4.2.0 Later", false, 2)]
    [InlineData("452 4.2.2 Mailbox full", false, 2)]
    [InlineData("552 5.2.2 Mailbox full", false, 2)]
    [InlineData("550 5.1.1 No such user", true, null)]
    [InlineData("550 No such user here", true, null)]
    [InlineData("553-5.1.3 Bad\n553 5.1.3 address", true, null)]
    [InlineData("556 5.1.10 Null MX", true, null)]
    [InlineData("550 Relaying denied", false, 60)]
    [InlineData("550 5.7.1 You are not welcome", false, 60)]
    [InlineData("554 5.7.1 Relay access denied", false, 60)]
    [InlineData("554 Transaction failed", false, 60)]
    [InlineData("530 5.7.0 Authentication required", false, 60)]
    public async Task A_refused_recipient_is_told_from_a_refused_sender(string reply, bool isPermanent, int? retryMinutes)
    {
        await using var server = new FaultyServer(async talk =>
        {
            await talk.GreetAsync();
            await talk.HearAsync();
            await talk.SayAsync("250 OK");
            await talk.HearAsync();
            await talk.SayAsync(reply);
            await talk.HearOutAsync();
        });
        var (failure, handed) = await FailAsync(server, SampleDigests.To(server.Port));
        Assert.Equal((isPermanent, false, 0), (failure.IsPermanent, failure.MayHaveArrived, handed));
        Assert.Equal(retryMinutes, failure.RetryAfter?.TotalMinutes);
    }

    [Theory]
    [InlineData("451 4.3.0 Later", false)]
    [InlineData("421 Closing", false)]
    [InlineData("550 5.1.1 No such user after all", true)]
    [InlineData("550 No thanks", false)]
    [InlineData("554 5.7.1 Spam", false)]
    [InlineData("552 5.3.4 Too big", false)]
    public async Task A_mail_that_is_refused_at_its_end_has_not_arrived(string reply, bool isPermanent)
    {
        await using var server = new FaultyServer(async talk =>
        {
            await talk.GreetAsync();
            await talk.TakeMailAsync();
            await talk.SayAsync(reply);
            await talk.HearOutAsync();
        });
        var (failure, handed) = await FailAsync(server, SampleDigests.To(server.Port));
        Assert.Equal((isPermanent, false, 1), (failure.IsPermanent, failure.MayHaveArrived, handed));
    }

    [Fact]
    public async Task A_connection_that_was_closed_meanwhile_is_opened_again()
    {
        await using var server = new FaultyServer(async talk =>
        {
            await talk.GreetAsync();
            await talk.TakeMailAsync();
            await talk.SayAsync("250 Taken");
        });
        await using var sender = SampleDigests.SenderWith(SampleDigests.To(server.Port));
        for (var i = 0; i < 3; i++) await CarryAsync(sender, _ => Task.CompletedTask);
        Assert.Equal([1, 1, 1], server.Talks.Select(talk => talk.Mails.Count));
    }

    [Fact]
    public async Task Without_encryption_no_mail_leaves_for_the_open_internet()
    {
        await using var sender = SampleDigests.SenderWith(SampleDigests.To(25) with { Host = "203.0.113.1" });
        Assert.Contains("Mail:Security is None", (await Assert.ThrowsAsync<MailException>(() => sender.CheckAsync(None))).Message, StringComparison.Ordinal);
    }

    private static async Task<(DigestCarryException Failure, int Handed)> FailAsync(FaultyServer server, MailOptions options)
    {
        Assert.True(server.Port > 0);
        var handed = 0;
        await using var sender = SampleDigests.SenderWith(options);
        var failure = await Assert.ThrowsAsync<DigestCarryException>(() => CarryAsync(sender, _ => Task.FromResult(++handed)));
        Assert.DoesNotContain("secret", failure.ToString(), StringComparison.Ordinal);
        return (failure, handed);
    }

    private static Task<string> CarryAsync(MailSender sender, Func<CancellationToken, Task> handingOver) =>
        new MailDigestCarrier(sender).CarryAsync(SampleDigests.Delivery, SampleDigests.Subscription, SampleDigests.Digest, handingOver, None);
}
