using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Commands;

/// <summary><c>/settings</c> as it is registered, and the names of its parts.</summary>
internal static class SettingsDefinition
{
    public const string Show = "show";
    public const string Reset = "reset";
    public const string Limits = "limits";
    public const string PrivateAnswers = "private";
    public const string Channels = "channels";
    public const string Roles = "roles";
    public const string Allow = "allow";
    public const string Deny = "deny";
    public const string Clear = "clear";
    public const string Adders = "adders";
    public const string Subscribers = "subscribers";
    public const string Activity = "activity";

    /// <summary>The most requests an hour that a guild can set.</summary>
    public const int MostRequests = 100_000;

    private static readonly ChannelKind[] AskingChannels =
        [ChannelKind.GuildText, ChannelKind.GuildVoice, ChannelKind.GuildAnnouncement, ChannelKind.GuildStageVoice, ChannelKind.GuildForum];

    /// <summary>The whole of it; seen by those who may manage the guild.</summary>
    internal static CommandDefinition Command { get; } = new()
    {
        Name = CommandNames.Settings,
        Description = "Where PaperBot answers on this server, whom, and how much",
        DefaultMemberPermissions = Permissions.ManageGuild,
        IntegrationTypes = [0],
        Options =
        [
            Part(Show, "Show the settings of this server"),
            Group(
                Channels, "Where PaperBot answers",
                Part(Allow, "Answer only in the channels allowed, with their threads; this adds one", Channel("The channel to allow", isRequired: true)),
                Part(Deny, "Never answer in a channel", Channel("The channel to deny", isRequired: true)),
                Part(Clear, "Take a channel off both lists, or all channels", Channel("The channel; leave it out for all", isRequired: false))),
            Group(
                Roles, "Who may ask, add papers, and subscribe channels to digests",
                Part(Allow, "Answer only members with one of the roles allowed; this adds one", Role("The role to allow", isRequired: true)),
                Part(Deny, "Never answer members with a role", Role("The role to deny", isRequired: true)),
                Part(Adders, "Let members with a role add papers", Role("The role that may add", isRequired: true)),
                Part(Subscribers, "Let members with a role have digests delivered into channels", Role("The role that may subscribe channels", isRequired: true)),
                Part(Clear, "Take a role off all lists, or all roles", Role("The role; leave it out for all", isRequired: false))),
            Part(
                Limits, "How many requests an hour are answered; what is left out stays as it is",
                Number(OptionNames.User, "Requests of one member an hour; 0 for PaperBot's own limit"),
                Number(OptionNames.Guild, "Requests of the whole server an hour; 0 for PaperBot's own limit")),
            Part(
                PrivateAnswers, "Whether replies to commands are seen by the asker only, until shared",
                new CommandOption { Type = CommandOptionKind.Flag, Name = OptionNames.On, Description = "True: only the asker sees them; false: everybody does", Required = true }),
            Part(
                Activity, "Whether it is counted, without names, which papers are asked for, opened and liked here",
                new CommandOption { Type = CommandOptionKind.Flag, Name = OptionNames.On, Description = "True: /trending can show what this server reads; false: nothing is counted", Required = true }),
            Part(Reset, "Put all settings back to how they were at the start"),
        ],
    };

    private static CommandOption Part(string name, string description, params CommandOption[] options) =>
        new() { Type = CommandOptionKind.Subcommand, Name = name, Description = description, Options = options.Length > 0 ? options : null };

    private static CommandOption Group(string name, string description, params CommandOption[] parts) =>
        new() { Type = CommandOptionKind.SubcommandGroup, Name = name, Description = description, Options = parts };

    private static CommandOption Channel(string description, bool isRequired) => new()
    {
        Type = CommandOptionKind.Channel,
        Name = OptionNames.Channel,
        Description = description,
        Required = isRequired ? true : null,
        ChannelTypes = AskingChannels,
    };

    private static CommandOption Role(string description, bool isRequired) =>
        new() { Type = CommandOptionKind.Role, Name = OptionNames.Role, Description = description, Required = isRequired ? true : null };

    private static CommandOption Number(string name, string description) =>
        new() { Type = CommandOptionKind.Number, Name = name, Description = description, MinValue = 0, MaxValue = MostRequests };
}
