using PaperBot.Conversations;
using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Commands;

/// <summary>What somebody has typed of a paper → papers to choose from, within Discord's limits and the time that people wait.</summary>
public sealed class Autocompletion(Assistant assistant)
{
    /// <summary>At most 25 choices for the focused option; empty when nothing fits or the time is up.</summary>
    public Task<IReadOnlyList<CommandChoice>> ChoicesAsync(CommandCall call, CancellationToken cancellationToken)
    {
        _ = (assistant, call, cancellationToken);
        throw new NotImplementedException();
    }
}
