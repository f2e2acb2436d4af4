using System.Text;
using PaperBot.Text;

namespace PaperBot.Mail.Smtp;

/// <summary>Commands and replies on a stream. What a server sends is bounded: in the length of a line, in lines, and in time.</summary>
internal sealed class SmtpWire(Stream stream, TimeSpan timeout) : IAsyncDisposable
{
    // RFC 5321 allows 512 bytes; some servers write more in their greeting.
    private const int MostLineBytes = 4_096;
    private const int MostLines = 128;

    private readonly byte[] _buffer = new byte[MostLineBytes];
    private int _start;
    private int _end;

    /// <summary>What carries the bytes.</summary>
    public Stream Stream { get; private set; } = stream;

    /// <summary>Whether the server has said more than was asked.</summary>
    public bool HasUnread => _end > _start;

    /// <summary>From here on bytes travel over <paramref name="encrypted"/>.</summary>
    public void Continue(Stream encrypted) => Stream = encrypted;

    /// <summary>Sends a command and reads the reply.</summary>
    /// <exception cref="SmtpException">The connection broke, or the reply is none.</exception>
    public async Task<SmtpReply> AskAsync(string command, SmtpStage stage, CancellationToken cancellationToken)
    {
        if (command.AsSpan().ContainsAny('\r', '\n')) throw new ArgumentException("A command is one line.", nameof(command));
        // An answer that was there before its question would be taken for the answer to the next one.
        if (HasUnread) throw NoReply(stage);
        await WriteAsync(Encoding.UTF8.GetBytes(command + "\r\n"), stage, cancellationToken).ConfigureAwait(false);
        return await ReadAsync(stage, timeout, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends bytes.</summary>
    /// <exception cref="SmtpException">The connection broke.</exception>
    public Task WriteAsync(ReadOnlyMemory<byte> bytes, SmtpStage stage, CancellationToken cancellationToken) => WithinAsync(
        async token =>
        {
            await Stream.WriteAsync(bytes, token).ConfigureAwait(false);
            await Stream.FlushAsync(token).ConfigureAwait(false);
            return true;
        },
        stage, timeout, cancellationToken);

    /// <summary>Reads the next reply, which has to be there within <paramref name="patience"/>.</summary>
    /// <exception cref="SmtpException">The connection broke, or the reply is none.</exception>
    public Task<SmtpReply> ReadAsync(SmtpStage stage, TimeSpan patience, CancellationToken cancellationToken) => WithinAsync(token => ReadReplyAsync(stage, token), stage, patience, cancellationToken);

    /// <summary>Reads the next reply within the usual time.</summary>
    /// <exception cref="SmtpException">The connection broke, or the reply is none.</exception>
    public Task<SmtpReply> ReadAsync(SmtpStage stage, CancellationToken cancellationToken) => ReadAsync(stage, timeout, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Stream.DisposeAsync();

    private static async Task<T> WithinAsync<T>(Func<CancellationToken, Task<T>> talk, SmtpStage stage, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        try
        {
            return await talk(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SmtpException(SmtpFault.Broken, stage, $"The mail server was silent for {patience.TotalSeconds:0} seconds.", exception);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            throw new SmtpException(SmtpFault.Broken, stage, "The connection to the mail server broke.", exception);
        }
    }

    private async Task<SmtpReply> ReadReplyAsync(SmtpStage stage, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        var first = -1;
        while (true)
        {
            var line = await ReadLineAsync(stage, cancellationToken).ConfigureAwait(false);
            if (CodeOf(line) is not { } code || (first >= 0 && code != first)) throw NoReply(stage);
            first = code;
            lines.Add(line.Length > 4 ? CleanText.From(line[4..]) : "");
            if (line.Length == 3 || line[3] == ' ') return new SmtpReply(code, lines);
            if (lines.Count == MostLines) throw NoReply(stage);
        }
    }

    private async Task<string> ReadLineAsync(SmtpStage stage, CancellationToken cancellationToken)
    {
        while (true)
        {
            var end = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            if (end >= 0)
            {
                var line = Encoding.UTF8.GetString(_buffer, _start, end).TrimEnd('\r');
                _start += end + 1;
                return line;
            }

            if (_start > 0)
            {
                _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
                (_start, _end) = (0, _end - _start);
            }

            if (_end == _buffer.Length) throw NoReply(stage);
            var read = await Stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
            if (read == 0) throw new SmtpException(SmtpFault.Broken, stage, "The mail server closed the connection.");
            _end += read;
        }
    }

    private static int? CodeOf(string line) =>
        line.Length >= 3 && line[0] is >= '2' and <= '5' && char.IsAsciiDigit(line[1]) && char.IsAsciiDigit(line[2]) && (line.Length == 3 || line[3] is ' ' or '-')
            ? ((line[0] - '0') * 100) + ((line[1] - '0') * 10) + line[2] - '0'
            : null;

    private static SmtpException NoReply(SmtpStage stage) => new(SmtpFault.Broken, stage, "What the mail server said is no reply as RFC 5321 has it.");
}
