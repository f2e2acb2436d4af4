using Microsoft.Extensions.Logging;
using PaperBot.Answering;
using PaperBot.Conversations;
using PaperBot.Discord.Guilds;
using PaperBot.Discord.Messages;
using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Talk;

/// <summary>A reply that is made → kept, so that its buttons find it, shown, and counted.</summary>
internal sealed partial class ReplyShowing(BotParts parts, Memory memory, RecentAnswers answers, ActivityBook activity, ILogger<ReplyShowing> logger)
{
    /// <summary>Shows the finished reply at <paramref name="target"/>; returns it as shown.</summary>
    public async Task<Reply> ShowAsync(Asking asking, Request request, Conversation conversation, Reply made, IReplyTarget target, ReplyLook look)
    {
        var reply = await MarkedAsync(made, asking.From is null ? asking.Place : null).ConfigureAwait(false);
        await GiveAsync(asking, request, conversation, reply, target, look).ConfigureAwait(false);
        return reply;
    }

    /// <summary>A follow-up whose answer stood there before says so: people would wonder whether they were understood.</summary>
    private async Task<Reply> MarkedAsync(Reply reply, string? place)
    {
        if (place is null || reply is not Reply.Answered { Understood: not null, Answer: { Statements.Count: > 0, Remark: null } answer } answered) return reply;
        var before = (await answers.LastAsync(place, CancellationToken.None).ConfigureAwait(false))?.Answer?.Statements.Select(statement => statement.Text).ToHashSet();
        return before?.SetEquals(answer.Statements.Select(statement => statement.Text)) == true ? answered with { Answer = answer with { Remark = Sentences.NothingMore } } : reply;
    }

    private async Task GiveAsync(Asking asking, Request request, Conversation conversation, Reply reply, IReplyTarget target, ReplyLook look)
    {
        if (reply is Reply.EvidenceWanted)
        {
            var quotes = await answers.LastAsync(asking.Place, CancellationToken.None).ConfigureAwait(false);
            await target.FinishAsync(_ => [quotes is { Answer: { Statements.Count: > 0 } answer } ? EvidenceMessages.Of(answer, quotes.Id, 0) : Notice.Of(Sentences.NoEvidence, asking.IsPrivate)], CancellationToken.None).ConfigureAwait(false);
            return;
        }

        if (AnswerOf(reply)?.Note is { } note && Wording.Note(note) != note) Log.Noted(logger, $"{asking.Id}", note);
        var given = new GivenReply(asking.ReplyId, $"{asking.Visitor.User}", asking.Place, Settled(request, conversation), parts.Time.GetUtcNow()) { Answer = AnswerOf(reply) };
        var after = conversation.After(asking.Typed, reply);
        var turn = ReferenceEquals(after, conversation) ? null : after.Last;
        var isKept = await memory.KeepAsync(given, turn, CancellationToken.None).ConfigureAwait(false);
        // Known before it is seen: whoever asks for its evidence at once has to find it.
        if (isKept) answers.Note(asking.Place, given);
        var sent = await target.FinishAsync(isPlain => Compose(reply, look with { IsPlain = isPlain }, asking, isKept), CancellationToken.None).ConfigureAwait(false);
        TalkMetrics.Replied(AnswerOf(reply), parts.Time.GetUtcNow() - asking.At, ReplyRun.Kind(request));
        var (kind, papers) = ReplyPapers.Done(reply);
        await activity.CountAsync(asking.Visitor, papers, kind, 1, CancellationToken.None).ConfigureAwait(false);
        if (isKept) await memory.LinkAsync(sent.Select(message => $"{message.Id}"), given.Id, CancellationToken.None).ConfigureAwait(false);
    }

    private static IReadOnlyList<MessageBody> Compose(Reply reply, ReplyLook look, Asking asking, bool isKept)
    {
        var composed = ReplyMessages.Of(reply, look);
        var needed = Permissions.EmbedLinks;
        if (look.IsPlain && PermissionGap.Sentence((asking.Granted ?? Permissions.None) & ~needed, needed) is { } gap) composed = PlainLine.Behind(composed, gap);
        return isKept ? composed : [.. composed.Select(WithoutButtons)];
    }

    private static MessageBody WithoutButtons(MessageBody body) => body with { Components = [] };

    /// <summary>The answer in a reply; null for replies that hold none.</summary>
    internal static Answer? AnswerOf(Reply reply) => reply switch
    {
        Reply.Answered answered => answered.Answer,
        Reply.Summarised summarised => summarised.Summary.Answer,
        _ => null,
    };

    /// <summary>The request with the papers that it points to ("[2]") named, so that it means the same when it is carried out again later.</summary>
    private static Request Settled(Request request, Conversation conversation) => request.Intent is Intent.Similar or Intent.Compare or Intent.Paper
        ? request with
        {
            Subject = FollowUp.NamePapers(conversation, request.Subject), Other = request.Other is { } other ? FollowUp.NamePapers(conversation, other) : null,
            Examples = request.Examples?.Renamed(example => FollowUp.NamePapers(conversation, example)),
        }
        : request;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Request {Id}: {Note}")]
        public static partial void Noted(ILogger logger, string id, string note);
    }
}
