namespace PaperBot.LlamaCpp.Catalogue;

/// <summary>How a model's file begins.</summary>
internal static class Gguf
{
    /// <summary>Bytes that have to be seen before <see cref="IsBeginning"/> can tell.</summary>
    public const int MagicBytes = 4;

    /// <summary>Whether a file with that beginning can be a model; an error page cannot.</summary>
    public static bool IsBeginning(ReadOnlySpan<byte> bytes) => bytes.Length >= MagicBytes && bytes[..MagicBytes].SequenceEqual("GGUF"u8);
}
