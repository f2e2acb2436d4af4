using System.Security.Cryptography;
using PaperBot.LlamaCpp.Catalogue;

namespace PaperBot.LlamaCpp.Tests.Catalogue;

/// <summary>A made-up model of the catalogue with a content that begins like a model's file.</summary>
internal static class TestModel
{
    public const string File = "test-model.gguf";

    /// <summary>Bytes that begin like a model's file; the same for the same seed.</summary>
    public static byte[] Content(int bytes = 1_000_000, int seed = 1)
    {
        var content = new byte[bytes];
        new Random(seed).NextBytes(content);
        "GGUF"u8.CopyTo(content);
        return content;
    }

    /// <summary>The catalogue's entry for <paramref name="content"/>.</summary>
    public static CatalogueModel Of(byte[] content) => Unknown() with { Bytes = content.Length, Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)) };

    /// <summary>An entry of which only the publisher knows size and checksum.</summary>
    public static CatalogueModel Unknown() => new()
    {
        Id = "test-model",
        Name = "Test Model",
        Kind = ModelKind.Instruct,
        Publisher = "Somebody",
        Repository = "somebody/test-model-GGUF",
        Revision = "0123456789abcdef0123456789abcdef01234567",
        File = File,
        Quantisation = "Q4_K_M",
        BillionParameters = 4,
        BillionActiveParameters = 4,
        Licence = "Apache-2.0",
        LicenceLimit = null,
        Bytes = null,
        Sha256 = null,
        ContextTokens = 8192,
        MemoryGigabytes = 8,
        CacheBytesPerToken = 100_000,
        Thinks = false,
        Note = null,
    };
}
