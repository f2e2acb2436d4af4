using PaperBot.Discord.Messages;
using PaperBot.Discord.Payloads;
using PaperBot.Papers;

namespace PaperBot.Discord.Talk;

/// <summary>The buttons by which people say what they think of a paper: of a digest's, or of the one on a card. What they say changes their own digests alone, and can be taken back.</summary>
internal sealed class OpinionTalk(BotParts parts, Fulfilment fulfilment, Opinions opinions)
{
    /// <summary>Carries one press, or one choice in the menu that a press led to, out.</summary>
    public Task RunAsync(Arrival arrival, CustomId button)
    {
        var chosen = arrival.Interaction.Data?.Values is [{ Length: > 0 } value, ..] ? PaperId.Parse(value) : null;
        var isInMenu = arrival.IsOnPrivateMessage && (chosen is not null || button.Action == ButtonAction.Unsay);
        return isInMenu
            ? fulfilment.UpdateAsync(arrival, async token => await AnswerAsync(arrival, button, chosen, token).ConfigureAwait(false))
            : fulfilment.AnswerAsync(arrival, token => AnswerAsync(arrival, button, chosen, token));
    }

    private async Task<MessageBody> AnswerAsync(Arrival arrival, CustomId button, PaperId? chosen, CancellationToken cancellationToken)
    {
        var id = button.Arguments is [var named, ..] ? named : "";
        var digest = await parts.News.DigestAsync(id, cancellationToken).ConfigureAwait(false);
        if ((chosen ?? button.Paper) is not { } paper)
            return digest is null ? Sentences.Say(Sentences.DigestForgotten, isPrivate: true) : OpinionMessages.Ask(button.Action, id, digest);
        bool? isLiked = button.Action switch { ButtonAction.Like => true, ButtonAction.NotForMe => false, _ => null };
        await opinions.SayAsync(arrival.Visitor, [paper], isLiked, cancellationToken).ConfigureAwait(false);
        var hasDigests = (await parts.News.Digests.GetOfOwnerAsync($"{arrival.Visitor.User}", cancellationToken).ConfigureAwait(false)).Count > 0;
        var title = digest?.Papers.FirstOrDefault(entry => entry.Paper.Id == paper)?.Paper.Title;
        return OpinionMessages.Said(button.Action, id, paper, title, hasDigests, chosen is null ? null : digest);
    }
}
