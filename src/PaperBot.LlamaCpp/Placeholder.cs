namespace PaperBot.LlamaCpp;

internal static class Placeholder;
