using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Commands;

/// <summary>
/// The commands as they are registered. All work in guilds and in direct messages with the bot, but for <c>/add</c> and <c>/settings</c>: who may add is a
/// guild's decision, so in direct messages nobody may.
/// </summary>
public static class CommandCatalogue
{
    /// <summary>The most characters of a question, of a text to find similar papers for, and of a paper's name.</summary>
    public const int MostQuestionCharacters = 2_000;

    private const int MostTopicCharacters = 300;
    private static readonly int[] Everywhere = [0, 1];
    private static readonly int[] GuildsOnly = [0];
    private static readonly int[] InstalledInGuild = [0];

    /// <summary>All of them: slash commands and message commands.</summary>
    public static IReadOnlyList<CommandDefinition> All { get; } =
    [
        Chat(
            CommandNames.Ask, "Ask the papers; every statement of the answer cites one",
            Text(OptionNames.Question, "Your question, in your own words", MostQuestionCharacters), Private()),
        Chat(
            CommandNames.Summary, "What the papers say about a topic, point by point",
            Text(OptionNames.Topic, "The topic, for example: retrieval-augmented generation", MostTopicCharacters), Private()),
        Chat(
            CommandNames.Similar, "Papers similar to one, and what they share",
            Paper(OptionNames.Paper, "A title, arXiv id, DOI or address, or an abstract of your own", MostQuestionCharacters), Private()),
        Chat(
            CommandNames.Paper, "One paper's card: authors, year, link and what it says",
            Paper(OptionNames.Paper, "A title, arXiv id, DOI or address", MostTopicCharacters), Private()),
        Chat(
            CommandNames.Search, "A ranked list of papers to page through",
            Text(OptionNames.Query, "Words to look for; filters work too: year:2023.. author:vaswani venue:acl", MostTopicCharacters), Private()),
        Chat(
            CommandNames.Compare, "Two papers side by side: problem, method, data, result",
            Paper(OptionNames.A, "The first paper: a title, arXiv id, DOI or address", MostTopicCharacters),
            Paper(OptionNames.B, "The second paper: a title, arXiv id, DOI or address", MostTopicCharacters), Private()),
        Chat(CommandNames.Help, "What PaperBot can do, with examples"),
        Chat(CommandNames.Status, "What PaperBot answers from, and who writes"),
        Chat(CommandNames.Forget, "Delete what PaperBot remembers of you, everywhere"),
        Chat(
            CommandNames.Add, "Add papers: give an arXiv id or address, or upload a file",
            Text(OptionNames.Paper, "An arXiv id or address, for example: 1706.03762", MostTopicCharacters) with { Required = null },
            new CommandOption { Type = CommandOptionKind.Attachment, Name = OptionNames.File, Description = "A file of papers: BibTeX, RIS, CSV, JSON, Atom or XML, at most 10 MiB" })
            with { Contexts = GuildsOnly },
        DigestDefinition.Command with { Contexts = Everywhere },
        Chat(
            CommandNames.Trending, "What is trending: by votes, by what is read here, and topics on the rise",
            TrendingOver(), Text(OptionNames.Topic, "How one topic moved, for example: diffusion models", MostTopicCharacters) with { Required = null }, Private()),
        SettingsDefinition.Command with { Contexts = GuildsOnly },
        OnMessage(CommandNames.FindSimilar),
        OnMessage(CommandNames.AskAboutThis),
    ];

    private static CommandDefinition Chat(string name, string description, params CommandOption[] options) => new()
    {
        Name = name,
        Description = description,
        Options = options.Length > 0 ? options : null,
        Contexts = Everywhere,
        IntegrationTypes = InstalledInGuild,
    };

    private static CommandDefinition OnMessage(string name) => new() { Name = name, Type = CommandKind.Message, Contexts = Everywhere, IntegrationTypes = InstalledInGuild };

    private static CommandOption Text(string name, string description, int mostCharacters) => new()
    {
        Type = CommandOptionKind.Text,
        Name = name,
        Description = description,
        Required = true,
        MinLength = 1,
        MaxLength = mostCharacters,
    };

    private static CommandOption Paper(string name, string description, int mostCharacters) => Text(name, description, mostCharacters) with { Autocomplete = true };

    private static CommandOption TrendingOver() => new()
    {
        Type = CommandOptionKind.Text, Name = OptionNames.Over, Description = "Over how long; a week unless told otherwise",
        Choices = [new CommandChoice("a day", "1"), new CommandChoice("a week", "7"), new CommandChoice("a month", "30")],
    };

    private static CommandOption Private() =>
        new() { Type = CommandOptionKind.Flag, Name = OptionNames.Private, Description = "Only you see the reply; you can share it afterwards" };
}
