namespace PaperBot.Digests;

/// <summary>A digest with the version of the form it is kept in.</summary>
internal sealed record KeptDigest(int Version, Digest Digest);
