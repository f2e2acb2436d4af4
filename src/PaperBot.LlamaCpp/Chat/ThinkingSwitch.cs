namespace PaperBot.LlamaCpp.Chat;

/// <summary>How models that can reason are kept from it: their own templates begin the answer with an empty reasoning section.</summary>
internal static class ThinkingSwitch
{
    internal const string Opening = "<think>";

    /// <summary>Ends a section that the prompt has opened.</summary>
    internal const string Closing = "\n\n</think>\n\n";

    private const string FinalChannel = "<|channel|>final<|message|>";
    private const string LongSection = "<think>\n\n</think>\n\n";

    private static readonly string[] Sections = [LongSection, "<think>\n\n</think>\n", "<think>\n</think>\n", "<think></think>"];

    /// <summary>What is put behind the prompt so that no reasoning comes; null for models that do not reason.</summary>
    /// <param name="template">The model's own template, null when it has none.</param>
    /// <param name="builtInName">The built-in one that is used instead, if any.</param>
    internal static string? EmptySection(string? template, string? builtInName)
    {
        var text = (template ?? "").Replace("\\n", "\n", StringComparison.Ordinal);
        if (builtInName == "gpt-oss" || text.Contains("<|channel|>", StringComparison.Ordinal)) return FinalChannel;
        if (!text.Contains("enable_thinking", StringComparison.Ordinal) && !text.Contains(Opening, StringComparison.Ordinal)) return null;
        return Sections.FirstOrDefault(section => text.Contains(section, StringComparison.Ordinal)) ?? LongSection;
    }
}
