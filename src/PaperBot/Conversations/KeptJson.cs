using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PaperBot.Answering;

namespace PaperBot.Conversations;

/// <summary>
/// Turns and replies as the JSON that every store keeps of them. It carries a version; what is of another version, or is no such JSON, reads as null: what
/// cannot be read is as good as not there. Of papers only what is shown is kept: identifiers, title, authors, year, day and venue.
/// </summary>
public static class KeptJson
{
    /// <summary>The version of the form; a change that an older PaperBot would misread raises it.</summary>
    public const int Version = 1;

    // Letters stay letters: what is kept is never put into a web page, where escaping them would matter.
    private static readonly KeptJsonContext Context = new(new JsonSerializerOptions(KeptJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>What is kept of a turn.</summary>
    public static string Write(Turn turn) => JsonSerializer.Serialize(new KeptTurn(Version, turn), Context.KeptTurn);

    /// <summary>What is kept of a reply.</summary>
    public static string Write(GivenReply reply) => JsonSerializer.Serialize(new KeptReply(Version, reply), Context.KeptReply);

    /// <summary>Reads a turn back; null when <paramref name="json"/> is none.</summary>
    public static Turn? ReadTurn(string json) => Read(json, Context.KeptTurn) is { Version: Version, Turn: var turn } && IsWhole(turn) ? turn : null;

    /// <summary>Reads a reply back; null when <paramref name="json"/> is none.</summary>
    public static GivenReply? ReadReply(string json) => Read(json, Context.KeptReply) is { Version: Version, Reply: var reply } && IsWhole(reply) ? reply : null;

    private static T? Read<T>(string json, JsonTypeInfo<T> type)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            return JsonSerializer.Deserialize(json, type);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            // The latter is for text that is no well-formed UTF-16.
            return null;
        }
    }

    // The reader sees to members that are missing or null, but not to what stands inside of lists, nor to numbers in place of names.
    private static bool IsWhole(Turn turn) => turn.Sources.All(paper => paper is not null);

    private static bool IsWhole(GivenReply reply) =>
        Enum.IsDefined(reply.Request.Intent) && (reply.Request.Examples is not { } examples || IsWhole(examples))
        && (reply.Request.Within?.All(paper => paper is not null) ?? true) && (reply.Answer is not { } answer || IsWhole(answer));

    private static bool IsWhole(SimilarExamples examples) => examples.Liked.Concat(examples.Disliked).All(example => example is not null);

    private static bool IsWhole(Answer answer)
    {
        if (!Enum.IsDefined(answer.Mode) || answer.Sources.Any(source => source is null) || answer.Statements.Any(statement => statement is null)) return false;
        var numbers = answer.Sources.Select(source => source.Number).ToHashSet();
        return numbers.Count == answer.Sources.Count
            && answer.Statements.All(statement => statement.Citations.Count > 0 && statement.Citations.All(citation => citation is not null && numbers.Contains(citation.Source)));
    }
}
