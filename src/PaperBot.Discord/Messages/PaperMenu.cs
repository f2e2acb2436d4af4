using System.Globalization;
using PaperBot.Discord.Payloads;
using PaperBot.Papers;

namespace PaperBot.Discord.Messages;

/// <summary>Papers → a menu to choose one of them from; its values are the papers' identifiers.</summary>
internal static class PaperMenu
{
    private const int MostOptions = 25;
    private const int TextCharacters = 100;

    /// <summary>The row with the menu; null when no paper can be chosen.</summary>
    public static Component? Of(CustomId customId, string placeholder, IEnumerable<(int? Number, Paper Paper)> papers)
    {
        var options = papers.Where(entry => entry.Paper.Id.Text.Length <= TextCharacters).DistinctBy(entry => entry.Paper.Id).Take(MostOptions).Select(Option).ToList();
        return options.Count == 0 ? null : Component.Row(new Component
        {
            Type = ComponentKind.StringSelect, CustomId = customId.Text, Placeholder = placeholder, MinValues = 1, MaxValues = 1, Options = options,
        });
    }

    private static SelectOption Option((int? Number, Paper Paper) entry)
    {
        var title = Wording.Title(entry.Paper.Title);
        var label = entry.Number is { } number ? string.Create(CultureInfo.InvariantCulture, $"{number}. {title}") : title;
        var byline = VisibleText.Of(Wording.Byline(entry.Paper), TextCharacters);
        return new SelectOption(VisibleText.Of(label, TextCharacters), entry.Paper.Id.Text, byline.Length > 0 ? byline : null);
    }
}
