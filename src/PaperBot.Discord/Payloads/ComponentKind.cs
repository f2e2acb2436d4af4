namespace PaperBot.Discord.Payloads;

/// <summary>Component types as Discord numbers them.</summary>
public enum ComponentKind
{
    ActionRow = 1,
    Button = 2,
    StringSelect = 3,
    TextInput = 4,
    RoleSelect = 6,
    ChannelSelect = 8,
    Label = 18,
}
