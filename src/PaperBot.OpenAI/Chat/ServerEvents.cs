using System.Buffers;
using System.Text.Json;

namespace PaperBot.OpenAI.Chat;

/// <summary>
/// Reads server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html) from a stream, however its bytes arrive: the
/// data of each event as UTF-8 bytes. Comments and keep-alive lines are passed over, and the error lines of old llama-servers read as data.
/// </summary>
internal sealed class ServerEvents(Stream stream)
{
    private const int MaxEventBytes = 8 * 1024 * 1024;

    private readonly ArrayBufferWriter<byte> _data = new();
    private byte[] _buffer = new byte[16 * 1024];
    private int _start;
    private int _end;
    private bool _isFirstLine = true;
    private bool _hasData;

    /// <summary>True while nothing but the end of the stream has been seen.</summary>
    public bool IsEmpty { get; private set; } = true;

    /// <summary>The data of the next event; null at the end of the stream.</summary>
    /// <exception cref="InvalidDataException">An event is larger than any answer.</exception>
    public async Task<byte[]?> NextAsync(CancellationToken cancellationToken)
    {
        while (await FillLineAsync(cancellationToken).ConfigureAwait(false) is { } length)
        {
            var isEvent = ReadLine(_buffer.AsSpan(_start, length));
            _start = Math.Min(_start + length + 1, _end);
            if (isEvent) return TakeData();
        }

        return _hasData ? TakeData() : null;
    }

    /// <summary>Takes in one line; true when it ends an event that has data.</summary>
    private bool ReadLine(ReadOnlySpan<byte> line)
    {
        IsEmpty = false;
        if (_isFirstLine && line.StartsWith("\uFEFF"u8)) line = line[3..];
        _isFirstLine = false;
        line = line.TrimEnd((byte)'\r');
        if (line.IsEmpty) return _hasData;
        var data = line.StartsWith("data:"u8) ? line[5..] : line.StartsWith("error:"u8) ? line[6..] : line[0] is (byte)'{' ? line : default;
        if (data.IsEmpty) return false;
        data = data.Trim((byte)' ');
        if (_hasData) _data.Write("\n"u8);
        _data.Write(data);
        if (_data.WrittenCount > MaxEventBytes) throw new InvalidDataException("an event is too large");
        var isFirst = !_hasData;
        _hasData = true;

        // These servers write one event per line, and some leave out the empty line after it.
        return isFirst && IsWhole(data);
    }

    private static bool IsWhole(ReadOnlySpan<byte> data)
    {
        if (data.SequenceEqual("[DONE]"u8)) return true;
        if (data.IsEmpty || data[^1] != (byte)'}') return false;
        try
        {
            var json = new Utf8JsonReader(data);
            return json.Read() && json.TrySkip() && !json.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Reads until a line is complete; its length, or null when the stream is at its end.</summary>
    private async Task<int?> FillLineAsync(CancellationToken cancellationToken)
    {
        for (var searched = 0; ;)
        {
            var found = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (found >= 0) return searched + found;
            searched = _end - _start;
            if (searched > MaxEventBytes) throw new InvalidDataException("a line is too long");
            MakeRoom();
            var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
            _end += read;
            if (read == 0) return searched > 0 ? searched : null;
        }
    }

    private void MakeRoom()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
    }

    private byte[] TakeData()
    {
        var data = _data.WrittenSpan.ToArray();
        _data.ResetWrittenCount();
        _hasData = false;
        return data;
    }
}
