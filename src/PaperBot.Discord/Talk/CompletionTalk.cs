using PaperBot.Conversations;
using PaperBot.Discord.Commands;
using PaperBot.Discord.Digests;
using PaperBot.Discord.Http;
using PaperBot.Discord.Payloads;
using PaperBot.Indexing;

namespace PaperBot.Discord.Talk;

/// <summary>What somebody is typing → papers, time zones or digests to choose from. What comes too late is not missed: the next letter asks again.</summary>
internal sealed class CompletionTalk(BotParts parts, Autocompletion completion, SubscriptionTalk subscriptions)
{
    /// <summary>Offers choices.</summary>
    public async Task RunAsync(Arrival arrival)
    {
        try
        {
            var choices = await ChoicesAsync(arrival, CommandCall.Read(arrival.Interaction)).ConfigureAwait(false);
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
        catch (BotStateException)
        {
            TalkMetrics.Ignored("completion without state");
        }
    }

    private async Task<IReadOnlyList<CommandChoice>> ChoicesAsync(Arrival arrival, CommandCall call) => call.Focused switch
    {
        OptionNames.Zone => DigestChoices.Zones(call[OptionNames.Zone]),
        OptionNames.Which => DigestChoices.Of(await subscriptions.KnownToAsync(arrival, CancellationToken.None).ConfigureAwait(false), call[OptionNames.Which]),
        _ => await completion.ChoicesAsync(call, CancellationToken.None).ConfigureAwait(false),
    };
}
