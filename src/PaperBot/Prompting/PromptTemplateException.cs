namespace PaperBot.Prompting;

/// <summary>A prompt template cannot be used; the message names the file, what is wrong and what would be right.</summary>
public sealed class PromptTemplateException : Exception
{
    public PromptTemplateException(string message) : base(message)
    {
    }

    public PromptTemplateException(string message, Exception inner) : base(message, inner)
    {
    }
}
