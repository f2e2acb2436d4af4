namespace PaperBot.Prompting;

/// <summary>A variable that a prompt file declares.</summary>
internal sealed class TemplateVariable
{
    public string? Name { get; set; }

    public string? Description { get; set; }

    public object? Default { get; set; }

    public bool IsRequired { get; set; } = true;

    public string? JsonSchema { get; set; }

    public bool AllowDangerouslySetContent { get; set; }

    public object? Sample { get; set; }
}
