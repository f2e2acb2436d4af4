using System.Text.Json;
using PaperBot.Qdrant.Payloads;

namespace PaperBot.Qdrant.Points;

/// <summary>A term as a point, found by the letters that it is spelled with.</summary>
internal static class TermPoint
{
    /// <summary>Longer terms are nothing that anybody misspells.</summary>
    public const int MostLetters = 64;

    public const string Term = "term";
    public const string Letters = "letters";

    public static Guid IdOf(string term) => PointId.Of(Term, term);

    public static Point Of(string term)
    {
        var vectors = new Dictionary<string, PointVector>(1) { [Field.LettersVector] = PointVector.Of(LetterGrams.OfTerm(term)) };
        return new Point(IdOf(term), vectors, new RawJson(JsonSerializer.SerializeToUtf8Bytes(new TermPayload(term, term.Length), PayloadJson.Default.TermPayload)));
    }
}
