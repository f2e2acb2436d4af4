namespace PaperBot.DiscordServer.World;

/// <summary>A file that somebody uploads; the world serves it on loopback.</summary>
/// <param name="Name">Its file name.</param>
/// <param name="Bytes">Its content.</param>
/// <param name="ContentType">What Discord takes it for; null when it does not know.</param>
public sealed record UploadedFile(string Name, byte[] Bytes, string? ContentType = "application/octet-stream")
{
    internal ulong Id { get; init; }

    /// <summary>What Discord tells of its length, where a test wants it to be wrong.</summary>
    public long? ClaimedSize { get; init; }
}
