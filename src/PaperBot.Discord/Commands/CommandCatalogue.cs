using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Commands;

/// <summary>The commands as they are registered.</summary>
public static class CommandCatalogue
{
    /// <summary>All of them: slash commands and message commands.</summary>
    public static IReadOnlyList<CommandDefinition> All => throw new NotImplementedException();
}
