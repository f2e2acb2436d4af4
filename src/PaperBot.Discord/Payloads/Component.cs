namespace PaperBot.Discord.Payloads;

/// <summary>A row, button, select menu or text input, as sent and as received: one flat shape, of which each kind uses its part.</summary>
public sealed record Component
{
    public ComponentKind Type { get; init; }

    /// <summary>Of a row: what stands in it.</summary>
    public IReadOnlyList<Component>? Components { get; init; }

    /// <summary>Of a label: what it stands above.</summary>
    [System.Text.Json.Serialization.JsonPropertyName("component")]
    public Component? Labelled { get; init; }

    public string? CustomId { get; init; }

    /// <summary>Of a button <see cref="ButtonStyle"/>; of a text input 1 for one line, 2 for several.</summary>
    public int? Style { get; init; }

    public string? Label { get; init; }

    public string? Description { get; init; }

    public Emoji? Emoji { get; init; }

    public string? Url { get; init; }

    public bool? Disabled { get; init; }

    public string? Placeholder { get; init; }

    public int? MinValues { get; init; }

    public int? MaxValues { get; init; }

    public IReadOnlyList<SelectOption>? Options { get; init; }

    public int? MinLength { get; init; }

    public int? MaxLength { get; init; }

    public bool? Required { get; init; }

    /// <summary>Of a text input: what stands or was written in it.</summary>
    public string? Value { get; init; }

    public static Component Row(params IReadOnlyList<Component> components) => new() { Type = ComponentKind.ActionRow, Components = components };

    public static Component Button(ButtonStyle style, string label, string customId, string? emoji = null) =>
        new() { Type = ComponentKind.Button, Style = (int)style, Label = label, CustomId = customId, Emoji = emoji is null ? null : new Emoji(emoji) };

    public static Component Link(string label, string url) => new() { Type = ComponentKind.Button, Style = (int)ButtonStyle.Link, Label = label, Url = url };
}
