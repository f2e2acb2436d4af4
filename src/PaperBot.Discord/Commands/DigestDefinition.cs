using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Commands;

/// <summary><c>/digest</c> as it is registered, and the names of its parts.</summary>
internal static class DigestDefinition
{
    public const string Subscribe = "subscribe";
    public const string List = "list";
    public const string Pause = "pause";
    public const string Resume = "resume";
    public const string Unsubscribe = "unsubscribe";
    public const string Now = "now";
    public const string Confirm = "confirm";

    /// <summary>Where: the channel in which the command is used.</summary>
    public const string InChannel = "channel";

    /// <summary>Where: a direct message.</summary>
    public const string Direct = "direct";

    /// <summary>Where: an e-mail.</summary>
    public const string ByMail = "email";

    /// <summary>When: once a day.</summary>
    public const string Daily = "daily";

    /// <summary>When: once a week.</summary>
    public const string Weekly = "weekly";

    /// <summary>When: as papers come.</summary>
    public const string AsItComes = "comes";

    private const int MostInterestCharacters = 200;
    private static readonly string[] Days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    /// <summary>The whole of it.</summary>
    internal static CommandDefinition Command { get; } = new()
    {
        Name = CommandNames.Digest,
        Description = "New papers that fit, sent to you or to a channel",
        IntegrationTypes = [0],
        Options =
        [
            Part(
                Subscribe, "Subscribe: name a topic, an author, a venue, a paper, or what you liked",
                Text(OptionNames.Topic, "Papers on a topic, for example: LLM agents", MostInterestCharacters),
                Text(OptionNames.Author, "Papers by an author, for example: Ada Lovelace", MostInterestCharacters),
                Text(OptionNames.Venue, "Papers of a conference or journal, for example: NeurIPS", MostInterestCharacters),
                Text(OptionNames.Like, "Papers like this one: a title, arXiv id, DOI or address", MostInterestCharacters) with { Autocomplete = true },
                new CommandOption { Type = CommandOptionKind.Flag, Name = OptionNames.Liked, Description = "Papers like those you said 👍 to, and unlike those that were not for you" },
                Choice(OptionNames.Where, "Where it comes; a direct message unless told otherwise", ("this channel", InChannel), ("direct message", Direct), ("e-mail", ByMail)),
                Text(OptionNames.Email, "Your e-mail address; a code confirms that it is yours", 254),
                Choice(OptionNames.When, "How often; daily unless told otherwise", ("daily", Daily), ("weekly", Weekly), ("as it comes", AsItComes)),
                Choice(OptionNames.Day, "Weekly: on which day; Monday unless told otherwise", [.. Days.Select(day => (day, day))]),
                Text(OptionNames.At, "At what time, for example 8:30 or 7 pm; 8:00 unless told otherwise", 20),
                Text(OptionNames.Zone, "Your time zone: a city, a country, or UTC+2", 60) with { Autocomplete = true },
                new CommandOption { Type = CommandOptionKind.Flag, Name = OptionNames.Quiet, Description = "True: nothing comes when nothing fits; false: it says why" }),
            Part(List, "Your digests and those of this channel: when they come, with buttons to change them"),
            Part(Pause, "Have a digest rest", Which()),
            Part(Resume, "Have a digest come again; the next sums up what came meanwhile", Which()),
            Part(Unsubscribe, "End a digest", Which()),
            Part(Now, "Look at what is new for a digest right now; the next one comes as planned", Which()),
            Part(Confirm, "Confirm your e-mail address", Text(OptionNames.Code, "The code from the mail, for example ABCD-2345", 30) with { Required = true }),
        ],
    };

    private static CommandOption Part(string name, string description, params CommandOption[] options) =>
        new() { Type = CommandOptionKind.Subcommand, Name = name, Description = description, Options = options.Length > 0 ? options : null };

    private static CommandOption Text(string name, string description, int mostCharacters) =>
        new() { Type = CommandOptionKind.Text, Name = name, Description = description, MinLength = 1, MaxLength = mostCharacters };

    private static CommandOption Which() => Text(OptionNames.Which, "Which of your digests; may be left out where there is one", 100) with { Autocomplete = true };

    private static CommandOption Choice(string name, string description, params (string Name, string Value)[] choices) =>
        new() { Type = CommandOptionKind.Text, Name = name, Description = description, Choices = [.. choices.Select(choice => new CommandChoice(choice.Name, choice.Value))] };
}
