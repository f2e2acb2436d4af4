using PaperBot.Papers;

namespace PaperBot.Qdrant.Points;

/// <summary>A provenance as one value of the payload, as far as filters look at it: file, format and page.</summary>
internal static class SourceValue
{
    private const char Separator = '\n';

    public static string Of(Provenance provenance) => string.Join(Separator, provenance.Format, provenance.Page ?? "", provenance.File);

    /// <summary>The provenance that <see cref="Of"/> wrote, as far as filters look at it.</summary>
    public static Provenance Read(string value)
    {
        var parts = value.Split(Separator, 3);
        var page = parts.ElementAtOrDefault(1);
        return new Provenance(parts.ElementAtOrDefault(2) ?? "", parts[0], 0, 0, string.IsNullOrEmpty(page) ? null : page);
    }
}
