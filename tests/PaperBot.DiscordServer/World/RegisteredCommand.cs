using System.Text.Json;
using PaperBot.DiscordServer.Contract;

namespace PaperBot.DiscordServer.World;

/// <summary>A command that the bot registered.</summary>
/// <param name="Id">Its id, which stays while name and type stay.</param>
/// <param name="Version">Grows with every change.</param>
/// <param name="Definition">As it was sent.</param>
public sealed record RegisteredCommand(ulong Id, ulong Version, JsonElement Definition)
{
    public string Name => Definition.Text("name") ?? "";

    /// <summary>1 slash command, 2 user command, 3 message command.</summary>
    public int Kind => (int)(Definition.Whole("type") ?? 1);
}
