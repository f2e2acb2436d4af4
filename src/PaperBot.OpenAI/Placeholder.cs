namespace PaperBot.OpenAI;

internal static class Placeholder;
