using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PaperBot.Digests;
using PaperBot.Mail.Mime;
using PaperBot.Mail.Smtp;
using PaperBot.Mail.Tests.Servers;
using PaperBot.Text;
using Xunit;

namespace PaperBot.Mail.Tests.Mime;

/// <summary>Whatever stands in a mail, a parser that is not ours reads the same out of it, and nothing of it becomes a header.</summary>
public sealed class LetterWriterTests : IDisposable
{
    private const int Mails = 200;

    private static readonly DateTimeOffset Date = new(2026, 11, 1, 7, 5, 9, TimeSpan.FromHours(1));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Any_text_comes_back_as_it_went()
    {
        Python.SkipWithoutParser();
        var letters = Texts().Four().Select(four => Of(four.Item1, four.Item2, four.Item3, four.Item4)).Sample(Mails, 40).ToList();
        var mails = await ReadAsync(letters.Select(pair => LetterWriter.Write(pair.Letter, pair.Options, Date)));
        Assert.Equal(Mails, mails.Count);
        foreach (var ((letter, options), mail) in letters.Zip(mails))
        {
            Assert.Empty(mail.Defects);
            Assert.Equal(CleanText.From(letter.Subject), mail.Header("Subject"));
            Assert.Equal(CleanText.From(options.FromName), mail.FromName);
            Assert.Equal(("digests@papers.example.org", "Sun, 01 Nov 2026 06:05:09 +0000"), (mail.FromAddress, mail.Header("Date")));
            Assert.Equal(Lines(letter.Text), mail.Text);
            Assert.Equal(Lines(letter.Html), mail.Html);
            Assert.Equal((false, true), (mail.Bare, mail.Ascii));
            Assert.InRange(mail.LongestLine, 1, 400);
            Assert.Equal(Expected, mail.Headers.Select(header => header[0]));
        }
    }

    [Theory]
    [InlineData("Hello\r\nBcc: eve@example.org")]
    [InlineData("Hello\n\n<h1>Body</h1>")]
    [InlineData("Hello\u2028Bcc: eve@example.org\u0085X: y\vZ: z\f")]
    [InlineData("=?utf-8?q?Hello=0D=0ABcc:_eve=40example.org?=")]
    [InlineData("\"><eve@example.org>, \"")]
    public async Task No_text_becomes_a_header(string text)
    {
        Python.SkipWithoutParser();
        var (letter, options) = Of(text, text, text, text);
        var mail = Assert.Single(await ReadAsync([LetterWriter.Write(letter, options, Date)]));
        Assert.Equal(Expected, mail.Headers.Select(header => header[0]));
        Assert.Equal(CleanText.From(text), mail.Header("Subject"));
        Assert.Equal((CleanText.From(text), "digests@papers.example.org"), (mail.FromName, mail.FromAddress));
        Assert.Equal(["ada@example.org"], mail.To);
    }

    [Fact]
    public async Task Long_lines_dots_and_From_survive_a_real_server()
    {
        await using var server = await RealServer.StartAsync();
        var text = $"{new string('x', 5_000)}\n.\n..\n.hidden\nFrom here\n \n\ttab \n{new string('ö', 3_000)}\n=3D=\n.\r\n";
        var (letter, options) = Of("Lines", "PaperBot", text, text);
        options = options with { Port = server.Port };
        await using (var sender = SampleDigests.SenderWith(options)) await sender.SendAsync(letter, 0, _ => Task.CompletedTask, TestContext.Current.CancellationToken);
        var mail = Assert.Single(await ReadMail.AllAsync(server.Mails));
        Assert.Empty(mail.Defects);
        Assert.Equal((Lines(text), Lines(text)), (mail.Text, mail.Html));
        Assert.InRange(mail.LongestLine, 70, 100);
    }

    [Fact]
    public void Encoded_lines_are_short_and_hold_no_boundary()
    {
        Prop.ForAll(Texts().ToArbitrary(), text =>
        {
            var (_, encoded) = BodyText.Encode(text);
            return encoded.EndsWith("\r\n", StringComparison.Ordinal)
                && encoded.Split("\r\n").All(line => line.Length <= 76 && !line.Contains('\r', StringComparison.Ordinal) && !line.Contains('\n', StringComparison.Ordinal) && !line.StartsWith("--=_", StringComparison.Ordinal))
                && Ascii.IsValid(encoded);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));
    }

    [Fact]
    public void Dots_are_stuffed_and_what_is_no_message_is_refused()
    {
        Assert.Equal("..\r\na\r\n...b\r\nc\r\n", Encoding.ASCII.GetString(DotStuffing.Of(".\r\na\r\n..b\r\nc"u8)));
        Assert.Throws<ArgumentException>(() => DotStuffing.Of("a\nb"u8));
        Assert.Throws<ArgumentException>(() => DotStuffing.Of("a\rb"u8));
        Assert.Throws<ArgumentException>(() => DotStuffing.Of(new byte[999]));
    }

    [Fact]
    public void A_large_text_is_written_in_no_time()
    {
        var (encoding, text) = BodyText.Encode(string.Concat(Enumerable.Repeat("Schöne Zeiten in dem Tal. ", 40_000)));
        Assert.Equal("quoted-printable", encoding);
        Assert.InRange(text.Length, 1_000_000, 1_300_000);
        Assert.InRange(HeaderText.Unstructured("Subject", new string('ö', 100_000)).Length, 100_000, 900_000);
    }

    private static string[] Expected =>
        ["From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "X-Auto-Response-Suppress", "List-Id", "Precedence", "List-Unsubscribe", "List-Unsubscribe-Post", "MIME-Version", "Content-Type"];

    private static Gen<string> Texts()
    {
        var piece = Gen.Elements(
            "word", "a", " ", "  ", "\t", "\n", "\r\n", "\r", ".", "\n.\n", "From ", "ö", "ßü", "日本語テキスト", "😀", "👩‍👩‍👧", "е́", "=", "=?utf-8?q?x?=", "?=", "<", ">", "&", "\"", "\\", "'", ",", ";", ":", "@", "(", ")",
            "\0", "\u0007", "\u202E", "\u200B", "\uFEFF", "\uD83D", "\u2028", "Bcc: eve@example.org", "\r\nBcc: eve@example.org", "--=_", "</html>", "Pneumonoultramicroscopicsilicovolcanoconiosis", new string('x', 120), new string('é', 90));
        return piece.ListOf().Select(string.Concat);
    }

    /// <summary>Names and subjects are never empty: that would be no header at all.</summary>
    private static (Letter Letter, MailOptions Options) Of(string subject, string name, string text, string html) => (
        new Letter(EmailAddress.Read("ada@example.org")!, "abc.digest@papers.example.org", CleanText.From(subject).Length == 0 ? "s" : subject, text, html)
        {
            List = new MailList("abc.papers.example.org", name, new Uri("https://papers.example.org/unsubscribe/k234567abcdefghijklmnopqrs")),
        },
        SampleDigests.To(25) with { FromName = CleanText.From(name).Length == 0 ? "n" : name });

    private static string Lines(string text)
    {
        var lines = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        return lines.EndsWith('\n') ? lines : lines + "\n";
    }

    private async Task<IReadOnlyList<ReadMail>> ReadAsync(IEnumerable<byte[]> messages)
    {
        var files = new List<string>();
        foreach (var message in messages)
        {
            files.Add(_folder.File($"{files.Count}.eml"));
            await File.WriteAllBytesAsync(files[^1], message, TestContext.Current.CancellationToken);
        }

        return await ReadMail.AllAsync(files);
    }
}
