using PaperBot.Conversations;
using PaperBot.Discord.Messages;
using PaperBot.Text;

namespace PaperBot.Discord.Talk;

/// <summary>A wish by an interaction → admitted, acknowledged, replied to.</summary>
internal sealed class Intake(BotParts parts, Doorway doorway, ReplyRun run)
{
    /// <summary>Sees the wish through to its reply.</summary>
    public async Task TakeAsync(Arrival arrival, Wish wish)
    {
        if (CleanText.From(wish.Typed).Length == 0)
        {
            await doorway.TellAsync(arrival, Sentences.NothingTyped).ConfigureAwait(false);
            return;
        }

        if (await doorway.TakeAsync(arrival, wish.IsPrivate).ConfigureAwait(false) is not { } admitted) return;
        var interaction = arrival.Interaction;
        var asking = new Asking(interaction.Id, arrival.Visitor, wish.Typed, wish.Read)
        {
            Place = "", Source = wish.Source, IsPrivate = admitted.IsPrivate, IsInConversation = arrival.IsInConversation, ShowsTyped = true,
            Granted = interaction.AppPermissions, About = wish.About, At = arrival.At,
        };
        var target = new ResponseTarget(parts.Api, interaction, admitted.IsPrivate, arrival.IsPlain, admitted.IsLate, parts.Time);
        await run.RunAsync(asking with { Place = wish.Place ?? PlaceOf(asking) }, target, admitted.Running, ReplyAddress.Of(interaction)).ConfigureAwait(false);
    }

    /// <summary>Where a new conversation is kept: private ones apart, even in a thread that others read.</summary>
    private static string PlaceOf(Asking asking)
    {
        var isAlone = asking.IsPrivate && asking.Visitor.Guild is not null;
        return asking.IsInConversation && !isAlone ? Places.Channel(asking.Visitor) : Places.Chain(asking.Visitor, asking.ReplyId, isAlone);
    }
}
