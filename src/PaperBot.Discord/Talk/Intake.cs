using PaperBot.Discord.Guilds;
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
        if (wish.WhyNot is { } whyNot && await whyNot().ConfigureAwait(false) is { } why)
        {
            admitted.Running.Dispose();
            await doorway.EditAsync(arrival, Sentences.Say(why, admitted.IsPrivate)).ConfigureAwait(false);
            return;
        }

        var interaction = arrival.Interaction;
        var asking = new Asking(interaction.Id, arrival.Visitor, wish.Typed, wish.Read)
        {
            Place = "", Source = wish.Source, IsPrivate = admitted.IsPrivate, IsInConversation = arrival.IsInConversation, ShowsTyped = true,
            Granted = interaction.AppPermissions, About = wish.About, At = arrival.At,
        };
        asking = asking with { Place = PlaceOf(asking) };
        var target = new ResponseTarget(parts.Api, arrival, admitted, parts.Time);
        if (wish.From is { } from)
        {
            if (await from().ConfigureAwait(false) is not { } given)
            {
                admitted.Running.Dispose();
                await doorway.EditAsync(arrival, Sentences.Say(Notices.ReplyUnknown, admitted.IsPrivate)).ConfigureAwait(false);
                return;
            }

            asking = GoingOn(asking, given.Place);
        }

        await run.RunAsync(asking, target, admitted.Running, ReplyAddress.Of(interaction)).ConfigureAwait(false);
    }

    /// <summary>Where what begins here is kept: private conversations apart, even in a thread that others read.</summary>
    private static string PlaceOf(Asking asking) =>
        asking.IsInConversation && !IsAlone(asking) ? Places.Channel(asking.Visitor) : Places.Chain(asking.Visitor, asking.ReplyId, IsAlone(asking));

    /// <summary>What goes on from a reply is kept with it, unless only one of the two is private: then what is private stays out of what others read.</summary>
    private static Asking GoingOn(Asking asking, string place)
    {
        if (asking.IsInConversation && !IsAlone(asking)) return asking;
        return Places.IsPrivate(place) == IsAlone(asking) ? asking with { Place = place } : asking with { From = place };
    }

    private static bool IsAlone(Asking asking) => asking.IsPrivate && asking.Visitor.Guild is not null;
}
