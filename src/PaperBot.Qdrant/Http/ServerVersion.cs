using PaperBot.Qdrant.Payloads;
using PaperBot.Text;

namespace PaperBot.Qdrant.Http;

/// <summary>Reads what a server says of itself.</summary>
internal static class ServerVersion
{
    private static readonly Version Earliest = new(1, 15);

    /// <summary>The version, with the numbers alone: 1.16.0 for 1.16.0-dev.</summary>
    /// <exception cref="QdrantRefusalException">It is no Qdrant, or one of before 1.15.</exception>
    public static Version Check(VersionInfo told, QdrantOptions options)
    {
        var server = ServerAddress.Shown(options.Url);
        if (told.Title?.Contains("qdrant", StringComparison.OrdinalIgnoreCase) != true || !Version.TryParse(Numbers(told.Version), out var version))
        {
            throw new QdrantRefusalException(RefusalKind.NotQdrant, $"What answers at {server} is no Qdrant server; correct Qdrant:Url (its HTTP port is usually 6333).");
        }

        return version >= Earliest
            ? version
            : throw new QdrantRefusalException(RefusalKind.TooEarly, $"The Qdrant server at {server} is of version {version}; PaperBot needs 1.15 or later, so update it there.");
    }

    private static string Numbers(string? version)
    {
        var clean = CleanText.From(version);
        return string.Concat(clean.TakeWhile(character => char.IsAsciiDigit(character) || character == '.'));
    }
}
