namespace PaperBot.TestModels;

internal static class Placeholder;
