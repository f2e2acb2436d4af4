namespace PaperBot.Digests;

/// <summary>Digests as the JSON that is kept of them, with a version; what is of another version, or is no such JSON, reads as null.</summary>
public static class DigestJson
{
    /// <summary>What is kept of a digest; of papers only what is shown.</summary>
    public static string Write(Digest digest) => throw new NotImplementedException($"{digest}");

    /// <summary>Reads a digest back; null when <paramref name="json"/> is none.</summary>
    public static Digest? Read(string json) => throw new NotImplementedException(json);
}
