using PaperBot.Conversations;
using PaperBot.Discord.Messages;
using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Talk;

/// <summary>The buttons 👍 and 👎 below a reply: what somebody thinks of it, kept until they take it back; 👍 also likes the papers that it rests on.</summary>
internal sealed class JudgingTalk(BotParts parts, Fulfilment fulfilment, GivenReplies given, Memory memory, Opinions opinions)
{
    /// <summary>Takes one verdict; the same one again takes it back.</summary>
    public Task RunAsync(Arrival arrival, CustomId button) => fulfilment.AnswerAsync(arrival, async token =>
        await given.FindAsync(arrival, button).ConfigureAwait(false) is { } reply
            ? await JudgeAsync(arrival, reply, button.Action == ButtonAction.Good ? Verdict.Good : Verdict.Bad, token).ConfigureAwait(false)
            : Sentences.Say(Notices.ReplyUnknown, isPrivate: true));

    private async Task<MessageBody> JudgeAsync(Arrival arrival, GivenReply reply, Verdict verdict, CancellationToken cancellationToken)
    {
        var (user, before, now) = ($"{arrival.Visitor.User}", Verdict.None, verdict);
        var isKept = await memory.DoAsync("keep a verdict", async token =>
        {
            before = await parts.State.GetVerdictAsync(reply.Id, user, token).ConfigureAwait(false);
            now = before == verdict ? Verdict.None : verdict;
            await parts.State.SaveVerdictAsync(reply.Id, user, now, parts.Time.GetUtcNow(), token).ConfigureAwait(false);
        }, cancellationToken).ConfigureAwait(false);
        if (!isKept) return Sentences.Say(Sentences.NotKept, isPrivate: true);
        var liked = before == Verdict.Good || now == Verdict.Good ? ReplyPapers.Liked(reply, await memory.TurnOfAsync(reply, cancellationToken).ConfigureAwait(false)) : [];
        var isFollowed = liked.Count > 0
            && await memory.DoAsync("keep what is liked", token => opinions.FollowVerdictAsync(arrival.Visitor, liked, now == Verdict.Good, token), cancellationToken).ConfigureAwait(false);
        return Sentences.Say(now == Verdict.None ? Sentences.TakenBack : now == Verdict.Good && isFollowed ? Sentences.ThanksAndLiked(liked.Count) : Sentences.Thanks, isPrivate: true);
    }
}
