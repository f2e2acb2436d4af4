using System.Text.Encodings.Web;
using System.Text.Json;
using PaperBot.Papers;

namespace PaperBot.Sqlite;

/// <summary>A paper as the bytes that are stored of it; members that are missing or unknown are no error, so that the form can grow.</summary>
internal static class PaperJson
{
    // Letters stay letters: stored papers are never put into a web page, where escaping them would matter.
    private static readonly StoredPaperContext Context = new(new JsonSerializerOptions(StoredPaperContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static byte[] Write(Paper paper) => JsonSerializer.SerializeToUtf8Bytes(StoredPaper.Of(paper), Context.StoredPaper);

    /// <summary>Reads a paper back; throws <see cref="InvalidDataException"/> for bytes that are none.</summary>
    public static Paper Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var stored = JsonSerializer.Deserialize(bytes, Context.StoredPaper);
            if (stored is { Ids.Count: > 0 }) return stored.ToPaper();
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException("A stored paper cannot be read.", exception);
        }

        throw new InvalidDataException("A stored paper has no identifier.");
    }
}
