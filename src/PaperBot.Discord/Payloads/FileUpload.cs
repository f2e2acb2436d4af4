namespace PaperBot.Discord.Payloads;

/// <summary>A file that is sent with a message.</summary>
/// <param name="Filename">Its name: letters, digits, hyphens and a full stop.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Bytes">Its content, at most 10 MiB.</param>
/// <param name="Description">What it shows, in words, for those who cannot see it; at most 1,024 characters.</param>
public sealed record FileUpload(string Filename, string ContentType, ReadOnlyMemory<byte> Bytes, string Description);
