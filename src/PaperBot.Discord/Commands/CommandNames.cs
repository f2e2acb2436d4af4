namespace PaperBot.Discord.Commands;

/// <summary>The commands' names, as registered and as they come back.</summary>
internal static class CommandNames
{
    public const string Ask = "ask";
    public const string Summary = "summary";
    public const string Similar = "similar";
    public const string Paper = "paper";
    public const string Search = "search";
    public const string Compare = "compare";
    public const string Help = "help";
    public const string Status = "status";
    public const string Forget = "forget";
    public const string Add = "add";
    public const string Settings = "settings";
    public const string Digest = "digest";
    public const string Trending = "trending";

    /// <summary>A message command.</summary>
    public const string FindSimilar = "Find similar papers";

    /// <summary>A message command.</summary>
    public const string AskAboutThis = "Ask about this";
}
