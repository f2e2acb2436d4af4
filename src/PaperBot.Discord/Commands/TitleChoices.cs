using System.Globalization;
using PaperBot.Discord.Payloads;
using PaperBot.Indexing;

namespace PaperBot.Discord.Commands;

/// <summary>Titles found → choices within Discord's limits; pure.</summary>
internal static class TitleChoices
{
    /// <summary>The most choices that are shown.</summary>
    public const int Most = 25;

    /// <summary>
    /// One choice per paper, in the order given: "Title (year)" by name, the identifier by value, or the beginning of the title where the identifier is too
    /// long for one. Papers that would look alike show their identifier, too.
    /// </summary>
    public static IReadOnlyList<CommandChoice> Of(IEnumerable<TitleHit> hits)
    {
        var choices = new List<CommandChoice>();
        var (names, values) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var hit in hits)
        {
            if (choices.Count == Most) break;
            var value = hit.Id.Text.Length <= ChoiceText.MostCharacters || hit.Title.Length == 0 ? hit.Id.Text : hit.Title;
            value = ChoiceText.Cut(value, ChoiceText.MostCharacters);
            if (!values.Add(value)) continue;
            var name = Named(hit, YearOf(hit));
            if (!names.Add(name)) names.Add(name = Named(hit, string.Join(", ", [.. YearOf(hit), ChoiceText.Shorten(hit.Id.Text, ChoiceText.MostCharacters / 2)])));
            choices.Add(new CommandChoice(name, value));
        }

        return choices;
    }

    private static string[] YearOf(TitleHit hit) => hit.Year is { } year ? [year.ToString(CultureInfo.InvariantCulture)] : [];

    private static string Named(TitleHit hit, params string[] details)
    {
        var ending = details.Length > 0 ? $" ({string.Join(", ", details)})" : "";
        var title = hit.Title.Length > 0 ? hit.Title : hit.Id.Text;
        return ChoiceText.Shorten(title, ChoiceText.MostCharacters - ending.Length) + ending;
    }
}
