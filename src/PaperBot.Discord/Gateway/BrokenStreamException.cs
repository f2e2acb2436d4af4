namespace PaperBot.Discord.Gateway;

/// <summary>What comes over the connection can no longer be read: a message is too large, or the compressed stream is damaged.</summary>
internal sealed class BrokenStreamException(string message, bool isCompression, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>Whether doing without compression may help.</summary>
    public bool IsCompression { get; } = isCompression;
}
