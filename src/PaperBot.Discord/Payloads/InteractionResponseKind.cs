namespace PaperBot.Discord.Payloads;

/// <summary>Response types as Discord numbers them.</summary>
public enum InteractionResponseKind
{
    Pong = 1,
    Message = 4,
    DeferredMessage = 5,
    DeferredUpdate = 6,
    UpdateMessage = 7,
    Autocomplete = 8,
    Form = 9,
}
