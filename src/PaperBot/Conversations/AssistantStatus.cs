namespace PaperBot.Conversations;

/// <summary>What an assistant answers from and who writes.</summary>
/// <param name="PaperCount">Papers in the library.</param>
/// <param name="IsStarter">Whether these are the papers that come with the program.</param>
/// <param name="Embedding">The embedding in force; null when there is none yet.</param>
/// <param name="Model">The model that writes; null when answers are the papers' own sentences.</param>
/// <param name="Trouble">Why the configured model cannot be used; null when it can, and when none is configured.</param>
public sealed record AssistantStatus(int PaperCount, bool IsStarter, string? Embedding, string? Model, string? Trouble);
