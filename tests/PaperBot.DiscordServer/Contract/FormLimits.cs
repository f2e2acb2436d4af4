using System.Text.Json;

namespace PaperBot.DiscordServer.Contract;

/// <summary>A form, or the choices of an autocomplete → what Discord refuses in them.</summary>
internal static class FormLimits
{
    private const int Row = 1;
    private const int StringSelect = 3;
    private const int TextInput = 4;
    private const int Label = 18;
    private const int MostInputs = 5;
    private const int MostCharacters = 4000;

    public static IEnumerable<Violation> Check(JsonElement form)
    {
        if (string.IsNullOrWhiteSpace(form.Text("title"))) yield return Violation.Missing("title");
        if (form.Text("title")?.Length > 45) yield return Violation.TooLong("title", 45);
        foreach (var violation in ComponentLimits.CheckId(form, "", [])) yield return violation with { Path = "custom_id" };
        var inputs = form.Items("components");
        if (inputs.Length == 0) yield return Violation.Missing("components");
        if (inputs.Length > MostInputs) yield return Violation.TooMany("components", MostInputs);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < inputs.Length; index++)
        {
            foreach (var violation in CheckPart(inputs[index], $"components.{index}", ids)) yield return violation;
        }
    }

    /// <summary>What an autocomplete offers: at most 25 choices, names and values of 1 to 100 characters.</summary>
    public static IEnumerable<Violation> CheckChoices(JsonElement[] choices, string path = "choices")
    {
        if (choices.Length > 25) yield return Violation.TooMany(path, 25);
        for (var index = 0; index < choices.Length; index++)
        {
            var name = choices[index].Text("name");
            if (string.IsNullOrWhiteSpace(name)) yield return Violation.Missing($"{path}.{index}.name");
            if (name?.Length > 100) yield return Violation.TooLong($"{path}.{index}.name", 100);
            if (choices[index].Member("value") is not { } value) yield return Violation.Missing($"{path}.{index}.value");
            else if (value.AsText()?.Length > 100) yield return Violation.TooLong($"{path}.{index}.value", 100);
        }
    }

    private static IEnumerable<Violation> CheckPart(JsonElement part, string path, HashSet<string> ids) => part.Whole("type") switch
    {
        Row => CheckRow(part.Items("components"), $"{path}.components", ids),
        Label => CheckLabel(part, path, ids),
        10 => [],
        _ => [Violation.Wrong($"{path}.type", "A form holds labels, text or rows.")],
    };

    private static IEnumerable<Violation> CheckRow(JsonElement[] row, string path, HashSet<string> ids)
    {
        if (row.Length != 1) return [Violation.Wrong(path, "A row of a form holds one text input.")];
        if (row[0].Whole("type") != TextInput) return [Violation.Wrong($"{path}.0.type", "A row of a form holds a text input.")];
        return CheckLabelText(row[0], $"{path}.0").Concat(CheckInput(row[0], $"{path}.0", ids));
    }

    private static IEnumerable<Violation> CheckLabel(JsonElement label, string path, HashSet<string> ids)
    {
        foreach (var violation in CheckLabelText(label, path)) yield return violation;
        if (label.Text("description")?.Length > 100) yield return Violation.TooLong($"{path}.description", 100);
        if (label.Member("component") is not { } component)
        {
            yield return Violation.Missing($"{path}.component");
            yield break;
        }

        if (component.Has("label")) yield return Violation.Wrong($"{path}.component.label", "The label stands above the input, not in it.");
        foreach (var violation in CheckInput(component, $"{path}.component", ids)) yield return violation;
    }

    private static IEnumerable<Violation> CheckLabelText(JsonElement labelled, string path)
    {
        if (string.IsNullOrWhiteSpace(labelled.Text("label"))) yield return Violation.Missing($"{path}.label");
        if (labelled.Text("label")?.Length > 45) yield return Violation.TooLong($"{path}.label", 45);
    }

    private static IEnumerable<Violation> CheckInput(JsonElement input, string path, HashSet<string> ids)
    {
        foreach (var violation in ComponentLimits.CheckId(input, path, ids)) yield return violation;
        if (input.Whole("type") is >= StringSelect and <= 8 and not TextInput)
        {
            foreach (var violation in ComponentLimits.CheckSelect(input, path)) yield return violation;
        }

        if (input.Whole("type") != TextInput) yield break;
        if (input.Whole("style") is not (1 or 2)) yield return Violation.Wrong($"{path}.style", "A text input's style is 1 or 2.");
        if (input.Whole("min_length") is < 0 or > MostCharacters) yield return Violation.Wrong($"{path}.min_length", $"Must be 0 to {MostCharacters}.");
        if (input.Whole("max_length") is < 1 or > MostCharacters) yield return Violation.Wrong($"{path}.max_length", $"Must be 1 to {MostCharacters}.");
        if (input.Whole("min_length") > (input.Whole("max_length") ?? MostCharacters)) yield return Violation.Wrong($"{path}.min_length", "Must not be above max_length.");
        if (input.Text("value")?.Length > (input.Whole("max_length") ?? MostCharacters)) yield return Violation.TooLong($"{path}.value", (int)(input.Whole("max_length") ?? MostCharacters));
        if (input.Text("placeholder")?.Length > 100) yield return Violation.TooLong($"{path}.placeholder", 100);
    }
}
