namespace PaperBot.Prompting;

/// <summary>What a prompt file says of the model's answer; read so that files which say it are accepted.</summary>
internal sealed class TemplateOutput
{
    public string? Description { get; set; }

    public string? JsonSchema { get; set; }
}
