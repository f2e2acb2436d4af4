using System.Security.Cryptography;
using System.Text;
using PaperBot.Embedding;

namespace PaperBot.Qdrant.Meta;

/// <summary>What the collections of a library are called on the server.</summary>
/// <param name="Alias">The alias that questions are asked under, which all other names begin with.</param>
internal sealed record LibraryNames(string Alias)
{
    private const int HashLetters = 16;

    /// <summary>What the library knows of itself.</summary>
    public string Meta => Alias + "-meta";

    /// <summary>One point for each term.</summary>
    public string Terms => Alias + "-terms";

    /// <summary>The papers before the first embedding is put in force.</summary>
    public string Words => Alias + "-words";

    /// <summary>The papers with their embeddings of <paramref name="profile"/>.</summary>
    public string Of(EmbeddingProfile profile) => $"{Alias}-{VectorOf(profile)}";

    /// <summary>
    /// The name of the vector that holds embeddings of <paramref name="profile"/>. Since it names the profile, a question that was embedded otherwise is refused by the
    /// server itself, whatever is put in force meanwhile.
    /// </summary>
    public static string VectorOf(EmbeddingProfile profile)
    {
        var kind = string.Concat(profile.Kind.Where(char.IsAsciiLetterOrDigit).Take(32)).ToLowerInvariant();
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{profile.Kind}\n{profile.Fingerprint}\n{profile.Dimensions}"));
        return $"{(kind.Length == 0 ? "vectors" : kind)}-{Convert.ToHexStringLower(hash)[..HashLetters]}";
    }

    /// <summary>Whether a collection belongs to this library, and not to another whose name begins alike.</summary>
    public bool Owns(string collection)
    {
        if (collection == Meta || collection == Terms || collection == Words) return true;
        if (!collection.StartsWith(Alias + "-", StringComparison.Ordinal)) return false;
        var (kind, hash) = collection[(Alias.Length + 1)..].Split('-') is [var first, var second] ? (first, second) : ("", "");
        return kind.Length > 0 && kind.All(char.IsAsciiLetterOrDigit) && hash.Length == HashLetters && hash.All(char.IsAsciiHexDigitLower);
    }
}
