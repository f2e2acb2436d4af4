namespace PaperBot.App.Writing;

/// <summary>Where the prompt templates lie.</summary>
internal static class PromptFolder
{
    /// <summary>The folder <c>prompts</c> beside the program.</summary>
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "prompts");
}
