namespace PaperBot.Discord.Payloads;

/// <summary>Looks of a button; a link has an address in place of a custom id.</summary>
public enum ButtonStyle
{
    Primary = 1,
    Secondary = 2,
    Success = 3,
    Danger = 4,
    Link = 5,
}
