using System.Collections.Frozen;

namespace PaperBot.Text;

/// <summary>Recognises text in another language than English.</summary>
internal static class ForeignText
{
    // Small words of German, French, Spanish, Italian, Portuguese and Dutch that are no English ones, without accents.
    private static readonly FrozenSet<string> ForeignWords = (
        "der das und ist sind nicht wie welche welcher welches fur mit ein eine einen gibt uber auf von zu zum zur wird werden kann konnen warum wer wo "
        + "le la les des du est une dans que qui quoi sont comment pourquoi sur avec quel quelle quels quelles cest "
        + "el los las una como cual cuales por para con es son porque sobre en de "
        + "il gli che sono quali cosa perche di della dei uno um uma os quais sao "
        + "het een zijn hoe wat welke waarom voor van").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether <paramref name="typed"/> is written in another language than English, as far as its small words tell.</summary>
    public static bool Is(string typed)
    {
        var letters = typed.Count(char.IsLetter);
        if (letters > 1 && 2 * typed.Count(character => char.IsLetter(character) && character > '\u024F') > letters) return true;
        var words = TitleKey.Of(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Count(ForeignWords.Contains) is var foreign && foreign >= 2 && foreign > words.Count(word => StopWords.Contains(word) && !ForeignWords.Contains(word));
    }
}
