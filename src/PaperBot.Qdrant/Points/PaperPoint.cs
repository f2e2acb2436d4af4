using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PaperBot.Embedding;
using PaperBot.Indexing;
using PaperBot.Papers;
using PaperBot.Qdrant.Payloads;
using PaperBot.Text;

namespace PaperBot.Qdrant.Points;

/// <summary>Paper → point, and back.</summary>
internal static class PaperPoint
{
    // Letters stay letters: payloads are never put into a web page, where escaping them would matter.
    private static readonly PayloadJson Json = new(new JsonSerializerOptions(PayloadJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>The point of a paper; with the vector of its embedding under the name of the profile's, where it has one.</summary>
    public static Point Of(PlacedPaper paper, PaperWords words, Weighing weighing, string? profile = null, ReadOnlyMemory<float> embedding = default)
    {
        var payload = Payload(paper, words, weighing);
        var vectors = Vectors(paper.Paper, words, weighing);
        if (profile is not null && !embedding.IsEmpty) vectors.Add(profile, PointVector.Of(embedding));
        return new Point(paper.Point, vectors, new RawJson(JsonSerializer.SerializeToUtf8Bytes(payload, Json.PaperPayload)));
    }

    /// <summary>The vectors of a paper that no embedding makes.</summary>
    public static Dictionary<string, PointVector> Vectors(Paper paper, PaperWords words, Weighing weighing) => new(3, StringComparer.Ordinal)
    {
        [Field.WordsVector] = PointVector.Of(words.Weigh(weighing.Means)),
        [Field.LettersVector] = PointVector.Of(LetterGrams.OfTitle(TitleKey.Of(paper.Title), paper.AllIds.Select(id => id.Text))),
    };

    /// <summary>The paper of a point, with its place.</summary>
    public static PlacedPaper Place(PointRecord point) => new(point.Id, Number(point.Payload, Field.Sequence), Read(point.Payload));

    /// <summary>The paper of a payload of which <see cref="Field.Paper"/> was asked for.</summary>
    /// <exception cref="PaperIndexException">The payload is none of ours.</exception>
    public static Paper Read(JsonElement? payload)
    {
        try
        {
            if (payload is { ValueKind: JsonValueKind.Object } element && element.TryGetProperty(Field.Paper, out var stored)
                && stored.Deserialize(Json.StoredPaper) is { IsWhole: true } paper) return paper.ToPaper();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw Strange(exception);
        }

        throw Strange(null);
    }

    /// <summary>The number in a field of a payload; 0 where there is none.</summary>
    public static long Number(JsonElement? payload, string field) =>
        payload is { ValueKind: JsonValueKind.Object } element && element.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.Number ? (long)value.GetDouble() : 0;

    /// <summary>The text in a field of a payload; empty where there is none.</summary>
    public static string Word(JsonElement? payload, string field)
    {
        try
        {
            return payload is { ValueKind: JsonValueKind.Object } element && element.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, escaped, is JSON and yet no text.
            return "";
        }
    }

    /// <summary>What stands for a title's key in the payload; null for an empty one.</summary>
    public static string? TitleHash(string titleKey) => titleKey.Length == 0 ? null : Hash(Encoding.UTF8.GetBytes(titleKey));

    /// <summary>What stands for the text of a paper that is embedded.</summary>
    public static string TextHash(Paper paper) => Hash(Encoding.UTF8.GetBytes(EmbeddingText.Of(paper)));

    private static PaperPayload Payload(PlacedPaper placed, PaperWords words, Weighing weighing)
    {
        var paper = placed.Paper;
        var stored = StoredPaper.Of(paper);
        var sequence = placed.Sequence;
        return new PaperPayload
        {
            Paper = stored,
            Title = TitleHash(TitleKey.Of(paper.Title)),
            Month = paper.Published?.Month,
            Authors = [.. paper.Authors.Select(author => new AuthorWords(NameWords.Kept(author)))],
            Venue = NameWords.Kept(paper.Venue ?? ""),
            Sources = [.. paper.Provenances.Select(SourceValue.Of).Distinct(StringComparer.Ordinal)],
            AuthorCount = paper.Authors.Count,
            Sequence = sequence,
            Newest = ListingKey.Of(paper, PaperOrder.Newest, sequence),
            Oldest = ListingKey.Of(paper, PaperOrder.Oldest, sequence),
            Weighing = weighing.Number,
            TitleTerms = words.TitleTerms,
            AbstractTerms = words.AbstractTerms,
            Text = TextHash(paper),
            Content = Hash([.. JsonSerializer.SerializeToUtf8Bytes(stored, Json.StoredPaper), .. Encoding.UTF8.GetBytes($"{sequence}")]),
        };
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8));

    private static PaperIndexException Strange(Exception? cause) => new(
        "A point on the Qdrant server holds no paper that PaperBot can read; if another program writes to these collections, give PaperBot its own with Qdrant:Collection.", cause!);
}
