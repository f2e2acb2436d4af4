namespace PaperBot.OpenAI.Embeddings;

/// <summary>A text is longer than the model reads at once; it stays inside this project.</summary>
internal sealed class TextTooLongException : Exception;
