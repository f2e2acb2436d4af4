namespace PaperBot.Discord.Payloads;

/// <summary>Option types as Discord numbers them.</summary>
public enum CommandOptionKind
{
    Subcommand = 1,
    SubcommandGroup = 2,
    Text = 3,
    Number = 4,
    Flag = 5,
    User = 6,
    Channel = 7,
    Role = 8,
    Attachment = 11,
}
