namespace PaperBot.Prompting;

/// <summary>The prompt templates of a folder, loaded and checked once at start.</summary>
public sealed class PromptTemplates
{
    private PromptTemplates()
    {
    }

    /// <summary>Loads the templates of <paramref name="folder"/>.</summary>
    /// <exception cref="PromptTemplateException">A file is missing, cannot be read as Semantic Kernel's YAML format, or does not declare and use the variables that the program gives it.</exception>
    public static PromptTemplates Load(string folder) => throw new NotImplementedException(folder);
}
