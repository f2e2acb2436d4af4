using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace PaperBot.Mail.Tests.Servers;

/// <summary>One connection to a faulty server.</summary>
internal sealed class FaultyTalk(TcpClient client, CancellationToken stop) : IDisposable
{
    private Stream _stream = client.GetStream();

    /// <summary>The lines that the client said, without those of mails.</summary>
    public List<string> Heard { get; } = [];

    /// <summary>The mails that it sent to the end.</summary>
    public List<string> Mails { get; } = [];

    public async Task SayAsync(string lines) => await _stream.WriteAsync(Encoding.UTF8.GetBytes(lines.Replace("\n", "\r\n", StringComparison.Ordinal) + "\r\n"), stop);

    public async Task<string> HearAsync()
    {
        var line = await LineAsync();
        Heard.Add(line);
        return line;
    }

    /// <summary>Hears commands without an answer until the client says goodbye or is gone.</summary>
    public async Task HearOutAsync()
    {
        while (await HearAsync() != "QUIT")
        {
            // Whatever it wants.
        }
    }

    /// <summary>Greets and says what can be done.</summary>
    public async Task GreetAsync(string offers = "250-mail.test\n250 SIZE 1000000")
    {
        await SayAsync("220 mail.test ESMTP");
        await HearAsync();
        await SayAsync(offers);
    }

    /// <summary>Answers each command as a right server would, until the mail itself has come, dot and all.</summary>
    public async Task TakeMailAsync()
    {
        while (true)
        {
            var line = await HearAsync();
            await SayAsync(line == "DATA" ? "354 Go on" : "250 OK");
            if (line != "DATA") continue;
            var mail = new StringBuilder();
            while (await LineAsync() is var part && part != ".") mail.Append(part).Append("\r\n");
            Mails.Add(mail.ToString());
            return;
        }
    }

    public async Task EncryptAsync(X509Certificate2 certificate)
    {
        var encrypted = new SslStream(_stream);
        await encrypted.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, stop);
        _stream = encrypted;
    }

    /// <summary>Says nothing more until the server ends.</summary>
    public Task FallSilentAsync() => Task.Delay(Timeout.Infinite, stop);

    public void Cut() => client.Close();

    public void Dispose() => client.Dispose();

    private async Task<string> LineAsync()
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (await _stream.ReadAsync(one, stop) > 0)
        {
            if (one[0] == '\n') return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            line.Add(one[0]);
        }

        throw new IOException("The client is gone.");
    }
}
