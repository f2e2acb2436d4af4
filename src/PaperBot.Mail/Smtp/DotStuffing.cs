namespace PaperBot.Mail.Smtp;

/// <summary>A message → the form in which it is sent: a line that begins with a dot gets another, so that none ends it (RFC 5321, section 4.5.2), and the last line is ended.</summary>
internal static class DotStuffing
{
    /// <summary>The bytes to send before the dot that ends the message.</summary>
    /// <exception cref="ArgumentException">The message holds a CR or LF alone, or a line of more than 998 bytes.</exception>
    public static byte[] Of(ReadOnlySpan<byte> message)
    {
        var stuffed = new List<byte>(message.Length + 64);
        while (!message.IsEmpty)
        {
            var end = message.IndexOfAny((byte)'\r', (byte)'\n');
            var line = end < 0 ? message : message[..end];
            if (line.Length > 998) throw new ArgumentException("A line of a message has at most 998 bytes.", nameof(message));
            if (end >= 0 && !message[end..].StartsWith("\r\n"u8)) throw new ArgumentException("Lines of a message end in CR and LF.", nameof(message));
            if (!line.IsEmpty && line[0] == '.') stuffed.Add((byte)'.');
            stuffed.AddRange(line);
            stuffed.AddRange("\r\n"u8);
            message = end < 0 ? [] : message[(end + 2)..];
        }

        return [.. stuffed];
    }
}
