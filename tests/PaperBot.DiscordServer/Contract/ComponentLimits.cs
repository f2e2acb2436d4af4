using System.Text.Json;

namespace PaperBot.DiscordServer.Contract;

/// <summary>The rows of a message → what Discord refuses in them.</summary>
internal static class ComponentLimits
{
    private const int MostRows = 5;
    private const int MostButtons = 5;
    private const int Row = 1;
    private const int Button = 2;
    private const int StringSelect = 3;
    private const int Link = 5;

    public static IEnumerable<Violation> Check(JsonElement[] rows)
    {
        if (rows.Length > MostRows) yield return Violation.TooMany("components", MostRows);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < rows.Length; index++)
        {
            var path = $"components.{index}";
            if (rows[index].Whole("type") != Row)
            {
                yield return Violation.Wrong($"{path}.type", "Only rows stand at the top of a message's components.");
                continue;
            }

            foreach (var violation in CheckRow(rows[index].Items("components"), $"{path}.components", ids)) yield return violation;
        }
    }

    /// <summary>A custom id: there, 1 to 100 characters, and met for the first time.</summary>
    public static IEnumerable<Violation> CheckId(JsonElement component, string path, HashSet<string> ids)
    {
        var id = component.Text("custom_id");
        if (string.IsNullOrEmpty(id)) yield return Violation.Missing($"{path}.custom_id");
        else if (id.Length > 100) yield return Violation.TooLong($"{path}.custom_id", 100);
        else if (!ids.Add(id)) yield return new Violation($"{path}.custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
    }

    /// <summary>The choices and bounds of a select menu.</summary>
    public static IEnumerable<Violation> CheckSelect(JsonElement select, string path)
    {
        if (select.Text("placeholder")?.Length > 150) yield return Violation.TooLong($"{path}.placeholder", 150);
        if (select.Whole("min_values") is < 0 or > 25) yield return Violation.Wrong($"{path}.min_values", "Must be 0 to 25.");
        if (select.Whole("max_values") is < 1 or > 25) yield return Violation.Wrong($"{path}.max_values", "Must be 1 to 25.");
        if (select.Whole("min_values") > (select.Whole("max_values") ?? 1)) yield return Violation.Wrong($"{path}.min_values", "Must not be above max_values.");
        if (select.Whole("type") != StringSelect) yield break;
        var options = select.Items("options");
        if (options.Length == 0) yield return Violation.Missing($"{path}.options");
        if (options.Length > 25) yield return Violation.TooMany($"{path}.options", 25);
        if (select.Whole("max_values") > options.Length) yield return Violation.Wrong($"{path}.max_values", "Must not be above the number of options.");
        var values = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < options.Length; index++)
        {
            foreach (var (name, isRequired) in new[] { ("label", true), ("value", true), ("description", false) })
            {
                var text = options[index].Text(name);
                if (isRequired && string.IsNullOrWhiteSpace(text)) yield return Violation.Missing($"{path}.options.{index}.{name}");
                if (text?.Length > 100) yield return Violation.TooLong($"{path}.options.{index}.{name}", 100);
            }

            if (!values.Add(options[index].Text("value") ?? "")) yield return new Violation($"{path}.options.{index}.value", "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used");
        }
    }

    private static IEnumerable<Violation> CheckRow(JsonElement[] row, string path, HashSet<string> ids)
    {
        if (row.Length == 0) yield return Violation.Missing(path);
        if (row.Length > MostButtons) yield return Violation.TooMany(path, MostButtons);
        if (row.Length > 1 && row.Any(component => component.Whole("type") != Button)) yield return new Violation(path, "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "A select menu stands alone in its row.");
        for (var index = 0; index < row.Length; index++)
        {
            var here = $"{path}.{index}";
            var violations = row[index].Whole("type") switch
            {
                Button => CheckButton(row[index], here, ids),
                >= StringSelect and <= 8 and not 4 => CheckId(row[index], here, ids).Concat(CheckSelect(row[index], here)),
                _ => [Violation.Wrong($"{here}.type", "Only buttons and select menus stand in the rows of a message.")],
            };
            foreach (var violation in violations) yield return violation;
        }
    }

    private static IEnumerable<Violation> CheckButton(JsonElement button, string path, HashSet<string> ids)
    {
        if (button.Text("label")?.Length > 80) yield return Violation.TooLong($"{path}.label", 80);
        if (string.IsNullOrWhiteSpace(button.Text("label")) && button.Member("emoji") is null) yield return Violation.Missing($"{path}.label");
        if (button.Whole("style") is not (>= 1 and <= 5)) yield return Violation.Wrong($"{path}.style", "A button's style is 1 to 5.");
        if (button.Whole("style") == Link)
        {
            if (button.Has("custom_id")) yield return Violation.Wrong($"{path}.custom_id", "A custom id and url cannot both be specified");
            if (button.Text("url") is not { } url) yield return Violation.Missing($"{path}.url");
            else if (url.Length > 512) yield return Violation.TooLong($"{path}.url", 512);
            else if (!MessageEmbedLimits.IsWebAddress(url)) yield return new Violation($"{path}.url", "URL_TYPE_INVALID_URL", "Not a well formed URL.");
            yield break;
        }

        if (button.Has("url")) yield return Violation.Wrong($"{path}.url", "Only a link button has a url.");
        foreach (var violation in CheckId(button, path, ids)) yield return violation;
    }
}
