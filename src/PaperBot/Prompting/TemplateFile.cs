namespace PaperBot.Prompting;

/// <summary>A prompt file as it is written: the keys of Semantic Kernel's YAML format, no more.</summary>
internal sealed class TemplateFile
{
    public string? Name { get; set; }

    public string? Description { get; set; }

    public string? TemplateFormat { get; set; }

    public string? Template { get; set; }

    public List<TemplateVariable>? InputVariables { get; set; }

    public TemplateOutput? OutputVariable { get; set; }

    public Dictionary<string, Dictionary<string, object?>?>? ExecutionSettings { get; set; }

    public bool AllowDangerouslySetContent { get; set; }
}
