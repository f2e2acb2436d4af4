using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Messages;

/// <summary>The input of a form in which a question is written.</summary>
public static class QuestionInput
{
    /// <summary>The custom id of the input.</summary>
    public const string Id = "question";

    /// <summary>The longest question that the form takes, in characters.</summary>
    public const int MaxCharacters = 1_000;

    internal static Component Of(string label, string placeholder) => new()
    {
        Type = ComponentKind.Label,
        Label = label,
        Labelled = new Component { Type = ComponentKind.TextInput, CustomId = Id, Style = 2, Placeholder = placeholder, MinLength = 1, MaxLength = MaxCharacters, Required = true },
    };

    /// <summary>What was written, among the components of a form that came back; null when there is nothing.</summary>
    public static string? Written(IReadOnlyList<Component?> components)
    {
        foreach (var component in components.OfType<Component>())
        {
            if (component.CustomId == Id && !string.IsNullOrWhiteSpace(component.Value)) return component.Value;
            IReadOnlyList<Component?> inner = component.Labelled is { } labelled ? [labelled] : component.Components ?? [];
            if (inner.Count > 0 && Written(inner) is { } written) return written;
        }

        return null;
    }
}
