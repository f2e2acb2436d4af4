using PaperBot.Discord.Commands;
using PaperBot.Discord.Http;
using PaperBot.Discord.Payloads;
using PaperBot.Indexing;

namespace PaperBot.Discord.Talk;

/// <summary>What somebody is typing → papers to choose from. What comes too late is not missed: the next letter asks again.</summary>
internal sealed class CompletionTalk(BotParts parts, Autocompletion completion)
{
    /// <summary>Offers choices.</summary>
    public async Task RunAsync(Arrival arrival)
    {
        try
        {
            var choices = await completion.ChoicesAsync(CommandCall.Read(arrival.Interaction), CancellationToken.None).ConfigureAwait(false);
            await parts.Api.RespondAsync(arrival.Interaction, InteractionResponse.Autocomplete(choices), CancellationToken.None).ConfigureAwait(false);
            TalkMetrics.Acknowledged(parts.Time.GetUtcNow() - arrival.At, "autocomplete");
        }
        catch (DiscordException)
        {
            TalkMetrics.Ignored("completion too late");
        }
        catch (IndexUnreachableException)
        {
            TalkMetrics.Ignored("completion without library");
        }
    }
}
