namespace PaperBot.Discord.Payloads;

/// <summary>Interaction types as Discord numbers them.</summary>
public enum InteractionKind
{
    Ping = 1,
    Command = 2,
    Component = 3,
    Autocomplete = 4,
    Form = 5,
}
