namespace PaperBot.DiscordServer.World;

/// <summary>A button as it shows.</summary>
/// <param name="Label">Empty when it shows an emoji alone.</param>
/// <param name="CustomId">Null for a link.</param>
/// <param name="Url">Of a link.</param>
/// <param name="Emoji">Its Unicode emoji.</param>
/// <param name="Style">1 to 5; 5 is a link.</param>
/// <param name="IsDisabled">Whether it cannot be clicked.</param>
public sealed record WorldButton(string Label, string? CustomId, string? Url, string? Emoji, int Style, bool IsDisabled)
{
    /// <summary>Whether somebody would call it that: by label, emoji or custom id.</summary>
    public bool IsNamed(string name) => Label == name || Emoji == name || CustomId == name || $"{Emoji} {Label}" == name;

    /// <inheritdoc/>
    public override string ToString() => $"[{(Emoji is null ? Label : $"{Emoji} {Label}".Trim())}{(IsDisabled ? " (disabled)" : "")}]";
}
