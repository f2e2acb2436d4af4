using System.Globalization;
using PaperBot.Discord.Messages;
using PaperBot.Trends;

namespace PaperBot.Discord.Talk;

/// <summary>The button "Evidence": the quotes of a reply, page by page, for whoever pressed it.</summary>
internal sealed class EvidenceTalk(Fulfilment fulfilment, GivenReplies given, ActivityBook activity)
{
    /// <summary>Shows them; a page that is turned takes the place of the one before.</summary>
    public Task RunAsync(Arrival arrival, CustomId button)
    {
        var isTurned = TryPage(button, out var page) && arrival.IsOnPrivateMessage;
        return isTurned ? fulfilment.UpdateAsync(arrival, _ => BodyAsync())
            : fulfilment.AnswerAsync(arrival, async _ => await BodyAsync().ConfigureAwait(false) ?? Sentences.Say(Notices.ReplyUnknown, isPrivate: true));

        async Task<Payloads.MessageBody?> BodyAsync()
        {
            if (await given.FindAsync(arrival, button).ConfigureAwait(false) is not { } reply) return null;
            if (reply.Answer is not { } answer) return Sentences.Say(Sentences.NoEvidence, isPrivate: true);
            if (!isTurned) await activity.CountAsync(arrival.Visitor, ReplyPapers.Cited(answer), ActivityKind.Opened, 1, CancellationToken.None).ConfigureAwait(false);
            return EvidenceMessages.Of(answer, reply.Id, page);
        }
    }

    /// <summary>The page that a button names.</summary>
    public static bool TryPage(CustomId button, out int page)
    {
        page = 0;
        return button.Arguments is [_, var text, ..] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out page) && page is >= 0 and < 1_000;
    }
}
