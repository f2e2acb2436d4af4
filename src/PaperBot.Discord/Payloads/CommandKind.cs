namespace PaperBot.Discord.Payloads;

/// <summary>Command types as Discord numbers them.</summary>
public enum CommandKind
{
    Chat = 1,
    User = 2,
    Message = 3,
}
