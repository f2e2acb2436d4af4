using System.Text.Encodings.Web;
using System.Text.Json;
using PaperBot.Answering;

namespace PaperBot.Digests;

/// <summary>
/// Digests as the JSON that is kept of them, with a version; what is of another version, or is no such JSON, reads as null. Of papers only what is shown is kept:
/// identifiers, title, authors, year, day and venue.
/// </summary>
public static class DigestJson
{
    /// <summary>The version of the form; a change that an older PaperBot would misread raises it.</summary>
    public const int Version = 1;

    // Letters stay letters: what is kept is never put into a web page, where escaping them would matter.
    private static readonly DigestJsonContext Context = new(new JsonSerializerOptions(DigestJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>What is kept of a digest.</summary>
    public static string Write(Digest digest) => JsonSerializer.Serialize(new KeptDigest(Version, digest), Context.KeptDigest);

    /// <summary>Reads a digest back; null when <paramref name="json"/> is none.</summary>
    public static Digest? Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            return JsonSerializer.Deserialize(json, Context.KeptDigest) is { Version: Version, Digest: var digest } && IsWhole(digest) ? digest : null;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            // The latter is for text that is no well-formed UTF-16.
            return null;
        }
    }

    // The reader sees to members that are missing or null, but not to what stands inside of lists, nor to what belongs together.
    private static bool IsWhole(Digest digest) =>
        Enum.IsDefined(digest.Interest.Kind) && (digest.Interest.Kind == InterestKind.LikePaper) == digest.Interest.Paper is not null
        && digest is { LookedAt: >= 0, LeftOut: >= 0, Merged: >= 1, Papers.Count: <= Digest.MostPapers } && digest.From <= digest.To
        && (digest.Papers.Count > 0) == digest.WhyEmpty is null
        && digest.Papers.Select((paper, i) => IsWhole(paper, i + 1)).All(isWhole => isWhole)
        && digest.Overview.All(statement => IsWhole(statement, number => number >= 1 && number <= digest.Papers.Count));

    private static bool IsWhole(DigestPaper paper, int number) =>
        paper is not null && paper.Number == number && paper.Fit is >= 0 and <= 1 && (paper.News is not { } news || IsWhole(news, cited => cited == number));

    private static bool IsWhole(Statement statement, Func<int, bool> isNumber) =>
        statement is { Citations.Count: > 0 } && statement.Citations.All(citation => citation is { Start: >= 0, Quote.Length: > 0 } && isNumber(citation.Source));
}
