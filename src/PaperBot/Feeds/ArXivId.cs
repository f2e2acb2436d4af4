using PaperBot.Papers;
using PaperBot.Text;

namespace PaperBot.Feeds;

/// <summary>Reads what people give as an arXiv paper: an id with or without prefix and version, or the address of one of its pages.</summary>
public static class ArXivId
{
    private const int MostCharactersShown = 80;

    /// <summary>The paper's identifier; null when <paramref name="text"/> names no paper of arXiv.</summary>
    public static PaperId? TryParse(string text) => PaperIdParser.TryParse(text) is { Scheme: PaperIdScheme.ArXiv } id && ArXivNumber.TryParse(id.Value) is not null ? id : null;

    /// <summary>One sentence for text that names none.</summary>
    public static string Refusal(string text)
    {
        var shown = CleanText.From(text);
        if (shown.Length > MostCharactersShown) shown = shown[..(char.IsHighSurrogate(shown[MostCharactersShown - 1]) ? MostCharactersShown - 1 : MostCharactersShown)] + "…";
        return $"“{shown}” is not an arXiv id or address; PaperBot adds papers from arXiv or from an uploaded file.";
    }
}
